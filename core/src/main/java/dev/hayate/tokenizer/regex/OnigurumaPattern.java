package dev.hayate.tokenizer.regex;

import dev.hayate.internal.json.Json;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression of a `tokenizer.json`, which means what Oniguruma makes of it. Immutable, shared by all
/// threads; [#matches] gives each its own search.
public final class OnigurumaPattern {
    private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE | Pattern.UNIX_LINES;

    private final Pattern pattern;

    private OnigurumaPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /// Reads a pattern.
    ///
    /// @throws dev.hayate.ModelFormatException if it is broken, or uses something that may differ from Oniguruma
    public static OnigurumaPattern compile(Json place) {
        try {
            return new OnigurumaPattern(Pattern.compile(OnigurumaTranslator.translate(place), FLAGS));
        } catch (PatternSyntaxException e) {
            throw place.error("not a regular expression: " + e.getDescription());
        }
    }

    /// The matches in the code points `[from, to)`, which stand for themselves: nothing around them counts.
    public Matches matches(int[] codePoints, int from, int to) {
        return new Matches(pattern, codePoints, from, to);
    }

    /// Goes from match to match.
    public static final class Matches {
        private final Matcher matcher;
        private final int[] codePoints;
        private int at;
        private int atUtf16;
        private int start;
        private int end;
        private boolean found;

        private Matches(Pattern pattern, int[] codePoints, int from, int to) {
            this.matcher = pattern.matcher(new String(codePoints, from, to - from));
            this.codePoints = codePoints;
            this.at = from;
        }

        /// Goes to the next match; an empty one right after another is none, as Oniguruma's iterator has it.
        ///
        /// @return whether there is one
        public boolean next() {
            while (matcher.find()) {
                boolean repeated = found && matcher.end() == matcher.start() && matcher.start() == atUtf16;
                if (!repeated) {
                    start = advanceTo(matcher.start());
                    end = advanceTo(matcher.end());
                    found = true;
                    return true;
                }
            }
            return false;
        }

        /// Where the match begins.
        public int start() {
            return start;
        }

        /// The index after the match.
        public int end() {
            return end;
        }

        private int advanceTo(int utf16) {
            while (atUtf16 < utf16) {
                atUtf16 += Character.charCount(codePoints[at++]);
            }
            return at;
        }
    }
}

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
        private static final int NO_MATCH = -1;

        private final String text;
        private final Matcher matcher;
        private final int[] codePoints;
        private int at;
        private int atUtf16;
        private int searchFrom;
        private int lastEnd = NO_MATCH;
        private int start;
        private int end;

        private Matches(Pattern pattern, int[] codePoints, int from, int to) {
            this.text = new String(codePoints, from, to - from);
            this.matcher = pattern.matcher(text);
            this.codePoints = codePoints;
            this.at = from;
        }

        /// Goes to the next match; an empty one right after another is none, as Oniguruma's iterator has it.
        ///
        /// @return whether there is one
        public boolean next() {
            while (searchFrom <= text.length() && matcher.find(searchFrom)) {
                boolean repeated = matcher.end() == matcher.start() && matcher.end() == lastEnd;
                if (!repeated && !isWithinCharacter(matcher.start())) {
                    start = advanceTo(matcher.start());
                    end = advanceTo(matcher.end());
                    searchFrom = matcher.end();
                    lastEnd = searchFrom;
                    return true;
                }
                searchFrom = afterCharacter(matcher.start());
            }
            return false;
        }

        private int afterCharacter(int utf16) {
            return utf16 + (utf16 < text.length() ? Character.charCount(text.codePointAt(utf16)) : 1);
        }

        private boolean isWithinCharacter(int utf16) {
            return utf16 < text.length() && Character.isLowSurrogate(text.charAt(utf16));
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

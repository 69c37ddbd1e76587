package dev.hayate.tokenizer.normalizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.NormalizedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression, as far as Oniguruma and Java read it the same way.
///
/// @param pattern the expression
public record RegexPattern(Pattern pattern) implements ReplacePattern {

    /// Letters after a backslash, options, anchors, classes within classes and what may follow a counted
    /// repetition: there the two differ, or may.
    private static final Pattern DIFFERENT =
            Pattern.compile("\\\\[a-zA-Z0-9]|\\(\\?[^:=!<]|\\(\\?<[^=!]|[$^]|\\[[^]]*\\[|&&|\\}[+?]");

    /// Reads the expression.
    ///
    /// @throws dev.hayate.ModelFormatException if Java might understand another thing by it than Oniguruma
    static RegexPattern read(Json regex) {
        if (DIFFERENT.matcher(regex.string()).find()) {
            throw regex.error("Hayate does not know this regular expression well enough: " + regex.string());
        }
        try {
            return new RegexPattern(Pattern.compile(regex.string(), Pattern.UNIX_LINES));
        } catch (PatternSyntaxException e) {
            throw regex.error("not a regular expression: " + e.getDescription());
        }
    }

    @Override
    public Matches matches(NormalizedText text) {
        String string = text.substring(0, text.length());
        return new RegexMatches(string, pattern.matcher(string));
    }

    /// Counts code points from match to match.
    private static final class RegexMatches implements Matches {
        private final String string;
        private final Matcher matcher;
        private int charEnd;
        private int start;
        private int end;
        private boolean begun;

        RegexMatches(String string, Matcher matcher) {
            this.string = string;
            this.matcher = matcher;
        }

        /// An empty match right after another one is none, as Oniguruma's iterator has it.
        @Override
        public boolean next() {
            while (matcher.find()) {
                boolean isEmpty = matcher.start() == matcher.end();
                if (!isEmpty || !begun || matcher.start() != charEnd) {
                    start = end + string.codePointCount(charEnd, matcher.start());
                    end = start + string.codePointCount(matcher.start(), matcher.end());
                    charEnd = matcher.end();
                    begun = true;
                    return true;
                }
            }
            return false;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }
    }
}

package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A regular expression.
///
/// @param pattern the expression
public record RegexPattern(Pattern pattern) implements ReplacePattern {

    @Override
    public Matches matches(NormalizedText text) {
        String string = text.substring(0, text.length());
        Matcher matcher = pattern.matcher(string);
        return new Matches() {
            private int charStart;
            private int start;
            private int charEnd = -1;
            private int end = -1;

            // An empty match right after another match is none, as Oniguruma's iterator has it.
            @Override
            public boolean next() {
                int lastEnd = charEnd;
                while (matcher.find()) {
                    if (matcher.end() > matcher.start() || matcher.start() != lastEnd) {
                        moveTo(matcher.start(), matcher.end());
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

            private void moveTo(int nextCharStart, int nextCharEnd) {
                int doneChars = Math.max(charEnd, 0);
                start = Math.max(end, 0) + string.codePointCount(doneChars, nextCharStart);
                charStart = nextCharStart;
                end = start + string.codePointCount(charStart, nextCharEnd);
                charEnd = nextCharEnd;
            }
        };
    }
}

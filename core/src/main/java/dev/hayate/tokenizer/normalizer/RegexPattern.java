package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.regex.OnigurumaPattern;

/// A regular expression.
///
/// @param pattern the expression, as Oniguruma means it
public record RegexPattern(OnigurumaPattern pattern) implements ReplacePattern {
    @Override
    public Matches matches(NormalizedText text) {
        OnigurumaPattern.Matches matches = pattern.matches(text.codePoints(), 0, text.length());
        return new Matches() {
            @Override
            public boolean next() {
                return matches.next();
            }

            @Override
            public int start() {
                return matches.start();
            }

            @Override
            public int end() {
                return matches.end();
            }
        };
    }
}

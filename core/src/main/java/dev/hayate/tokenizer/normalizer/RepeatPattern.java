package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.unicode.CharacterClasses;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The regular expression `c+` or `c{n,}` for a character `c` or `\s`: the most common one, found without any
/// engine.
///
/// @param codePoint the repeated character, [#WHITESPACE] for `\s`
/// @param least how often at least, from 1
public record RepeatPattern(int codePoint, int least) implements ReplacePattern {
    /// Stands for all white space.
    public static final int WHITESPACE = -1;

    private static final Pattern SHAPE = Pattern.compile(
            "(?<space>\\\\s)?(?<literal>[^\\\\^$.|?*+()\\[\\]{}])?(?:\\+|\\{(?<least>[1-9]\\d{0,3}),\\})");

    /// The pattern that a regular expression amounts to, if it has this shape.
    public static Optional<RepeatPattern> of(String regex) {
        Matcher shape = SHAPE.matcher(regex);
        if (!shape.matches() || (shape.start("space") < 0) == (shape.start("literal") < 0)) {
            return Optional.empty();
        }
        int codePoint = shape.start("space") < 0 ? regex.codePointAt(0) : WHITESPACE;
        int least = shape.start("least") < 0 ? 1 : Integer.parseInt(shape.group("least"));
        return Optional.of(new RepeatPattern(codePoint, least));
    }

    @Override
    public Matches matches(NormalizedText text) {
        int[] codePoints = text.codePoints();
        int length = text.length();
        return new Matches() {
            private int start;
            private int end;

            @Override
            public boolean next() {
                while (end < length) {
                    start = end;
                    while (start < length && !isRepeated(codePoints[start])) {
                        start++;
                    }
                    end = start;
                    while (end < length && isRepeated(codePoints[end])) {
                        end++;
                    }
                    if (end - start >= least) {
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
        };
    }

    private boolean isRepeated(int candidate) {
        return candidate == codePoint || (codePoint == WHITESPACE && CharacterClasses.isWhitespace(candidate));
    }
}

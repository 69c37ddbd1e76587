package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// A string as it is. The empty one matches before every character and at the end.
///
/// @param literal the string
public record LiteralPattern(String literal) implements ReplacePattern {

    @Override
    public Matches matches(NormalizedText text) {
        int[] codePoints = text.codePoints();
        int length = text.length();
        int[] wanted = literal.codePoints().toArray();
        return new Matches() {
            private int start;
            private int end;
            private int from;

            @Override
            public boolean next() {
                for (int i = from; i <= length - wanted.length; i++) {
                    if (matchesAt(i)) {
                        start = i;
                        end = i + wanted.length;
                        from = Math.max(end, start + 1);
                        return true;
                    }
                }
                from = length + 1;
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

            private boolean matchesAt(int index) {
                for (int k = 0; k < wanted.length; k++) {
                    if (codePoints[index + k] != wanted[k]) {
                        return false;
                    }
                }
                return true;
            }
        };
    }
}

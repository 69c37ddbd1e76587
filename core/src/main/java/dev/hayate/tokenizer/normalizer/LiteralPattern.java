package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// A string as it is. The empty one matches before every character and at the end.
public final class LiteralPattern implements ReplacePattern {
    private final String literal;
    private final int[] codePoints;

    /// Looks for a string.
    public LiteralPattern(String literal) {
        this.literal = literal;
        this.codePoints = literal.codePoints().toArray();
    }

    @Override
    public Matches matches(NormalizedText text) {
        return new LiteralMatches(text);
    }

    /// Whether it is a single code point.
    boolean isSingle() {
        return codePoints.length == 1;
    }

    /// The first code point; there is one.
    int first() {
        return codePoints[0];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiteralPattern pattern && literal.equals(pattern.literal);
    }

    @Override
    public int hashCode() {
        return literal.hashCode();
    }

    @Override
    public String toString() {
        return "LiteralPattern[" + literal + "]";
    }

    private final class LiteralMatches implements Matches {
        private final int[] text;
        private final int last;
        private int start;
        private int next;

        LiteralMatches(NormalizedText text) {
            this.text = text.codePoints();
            this.last = text.length() - codePoints.length;
        }

        @Override
        public boolean next() {
            for (int i = next; i <= last; i++) {
                if (isAt(i)) {
                    start = i;
                    next = i + Math.max(1, codePoints.length);
                    return true;
                }
            }
            next = last + 1;
            return false;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return start + codePoints.length;
        }

        private boolean isAt(int index) {
            for (int k = 0; k < codePoints.length; k++) {
                if (text[index + k] != codePoints[k]) {
                    return false;
                }
            }
            return true;
        }
    }
}

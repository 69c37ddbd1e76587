package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import java.util.function.IntPredicate;

/// What becomes of the delimiters between spans. Mirrors `SplitDelimiterBehavior` of HF tokenizers.
public enum SplitBehavior {
    /// Delimiters are dropped.
    REMOVED,
    /// Each delimiter is a span.
    ISOLATED,
    /// A delimiter ends the span before it.
    MERGED_WITH_PREVIOUS,
    /// A delimiter begins the span after it.
    MERGED_WITH_NEXT,
    /// Neighbouring delimiters are one span together.
    CONTIGUOUS;

    /// Cuts all spans at the code points that are delimiters.
    void apply(PreTokens spans, IntPredicate isDelimiter) {
        int[] codePoints = spans.text().codePoints();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            Parts parts = new Parts(this, spans);
            int begin = spans.start(s);
            for (int i = begin; i < spans.end(s); i++) {
                if (isDelimiter.test(codePoints[i])) {
                    parts.addText(begin, i);
                    parts.add(i, i + 1, true);
                    begin = i + 1;
                }
            }
            parts.addText(begin, spans.end(s));
            parts.finish();
        }
        spans.endSplit();
    }

    /// Takes the parts of one span from left to right, delimiters and others, and writes the spans they make.
    static final class Parts {
        private final SplitBehavior behavior;
        private final PreTokens spans;
        private int start;
        private int end;
        private boolean held;
        private boolean heldDelimiter;

        Parts(SplitBehavior behavior, PreTokens spans) {
            this.behavior = behavior;
            this.spans = spans;
        }

        private void addText(int from, int to) {
            if (from < to) {
                add(from, to, false);
            }
        }

        /// The next part; an empty one counts too.
        void add(int from, int to, boolean delimiter) {
            if (behavior == REMOVED && delimiter) {
                return;
            }
            if (held && joins(delimiter)) {
                end = to;
            } else {
                finish();
                start = from;
                end = to;
            }
            held = true;
            heldDelimiter = delimiter;
        }

        private boolean joins(boolean delimiter) {
            return switch (behavior) {
                case REMOVED, ISOLATED -> false;
                case MERGED_WITH_PREVIOUS -> delimiter && !heldDelimiter;
                case MERGED_WITH_NEXT -> !delimiter && heldDelimiter;
                case CONTIGUOUS -> delimiter == heldDelimiter;
            };
        }

        /// No part follows.
        void finish() {
            if (held) {
                spans.add(start, end);
            }
            held = false;
        }
    }
}

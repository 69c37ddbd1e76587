package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.unicode.Decomposition;
import java.util.Arrays;

/// Brings one segment of a text into a Unicode form, and tells for every character what became of the old ones,
/// as the crate `unicode-normalization-alignments` does: 1 for a character that came in addition, `-n` for one
/// that stands in the place of `1 + n` old ones. The order of the marks may change; the order of these numbers
/// goes with them.
final class FormSegment {
    /// Longer runs of marks are sorted, shorter ones inserted.
    private static final int LONG_RUN = 24;

    private final boolean compatible;
    private final boolean composed;
    private int[] codePoints = new int[32];
    private int[] changes = new int[32];
    private int length;

    FormSegment(boolean compatible, boolean composed) {
        this.compatible = compatible;
        this.composed = composed;
    }

    /// Appends the form of the code points `[start, end)` to the text being written.
    void rewrite(NormalizedText text, int start, int end) {
        decompose(text, start, end);
        reorder();
        if (composed) {
            compose();
        }
        int old = start;
        for (int i = 0; i < length; i++) {
            if (changes[i] > 0) {
                text.append(codePoints[i], old - 1);
            } else {
                text.append(codePoints[i], old);
                old += 1 - changes[i];
            }
        }
    }

    private void decompose(NormalizedText text, int start, int end) {
        length = 0;
        for (int i = start; i < end; i++) {
            if (length + Decomposition.MAX_LENGTH > codePoints.length) {
                codePoints = Arrays.copyOf(codePoints, codePoints.length * 2);
                changes = Arrays.copyOf(changes, codePoints.length);
            }
            int count = Decomposition.decompose(text.codePoint(i), compatible, codePoints, length);
            changes[length] = 0;
            Arrays.fill(changes, length + 1, length + count, 1);
            length += count;
        }
    }

    private void reorder() {
        int run = 0;
        for (int i = 0; i <= length; i++) {
            if (i == length || Decomposition.combiningClass(codePoints[i]) == 0) {
                if (i - run > LONG_RUN) {
                    sort(run, i);
                } else {
                    insertionSort(run, i);
                }
                run = i + 1;
            }
        }
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int codePoint = codePoints[i];
            int change = changes[i];
            int combiningClass = Decomposition.combiningClass(codePoint);
            int at = i;
            while (at > from && Decomposition.combiningClass(codePoints[at - 1]) > combiningClass) {
                codePoints[at] = codePoints[at - 1];
                changes[at] = changes[at - 1];
                at--;
            }
            codePoints[at] = codePoint;
            changes[at] = change;
        }
    }

    private void sort(int from, int to) {
        long[] order = new long[to - from];
        for (int i = from; i < to; i++) {
            order[i - from] = (long) Decomposition.combiningClass(codePoints[i]) << Integer.SIZE | i;
        }
        Arrays.sort(order);
        int[] oldCodePoints = codePoints.clone();
        int[] oldChanges = changes.clone();
        for (int i = from; i < to; i++) {
            int old = (int) order[i - from];
            codePoints[i] = oldCodePoints[old];
            changes[i] = oldChanges[old];
        }
    }

    private void compose() {
        int written = 0;
        int starter = -1;
        int lastClass = -1;
        for (int i = 0; i < length; i++) {
            int codePoint = codePoints[i];
            int combiningClass = Decomposition.combiningClass(codePoint);
            if (starter >= 0 && lastClass < combiningClass) {
                int pair = Decomposition.compose(codePoints[starter], codePoint);
                if (pair >= 0) {
                    codePoints[starter] = pair;
                    changes[starter] += changes[i] - 1;
                    continue;
                }
            }
            if (combiningClass == 0) {
                starter = written;
                lastClass = -1;
            } else {
                lastClass = combiningClass;
            }
            codePoints[written] = codePoint;
            changes[written++] = changes[i];
        }
        length = written;
    }
}

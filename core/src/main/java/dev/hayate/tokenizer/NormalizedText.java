package dev.hayate.tokenizer;

import java.util.Arrays;

/// A text on its way through the stages: its code points now, and which code points of the original each
/// of them stands for. Mutable, for one thread; all arrays are kept and grow to the longest text seen.
///
/// A stage that changes the text writes it anew:
/// ```java
/// text.beginRewrite();
/// for (int i = 0; i < text.length(); i++) {
///     text.append(Character.toLowerCase(text.codePoint(i)), i);
/// }
/// text.endRewrite();
/// ```
public final class NormalizedText {
    private final boolean aligned;
    private int[] codePoints = new int[64];
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int length;
    private int origin;

    private int[] nextCodePoints = new int[64];
    private int[] nextStarts = new int[0];
    private int[] nextEnds = new int[0];
    private int nextLength;

    /// An empty text.
    ///
    /// @param aligned whether to keep track of the original; costs time, needed only for offsets
    public NormalizedText(boolean aligned) {
        this.aligned = aligned;
    }

    /// Starts with the code points `[from, to)` of an original text.
    public void reset(int[] original, int from, int to) {
        length = 0;
        origin = from;
        ensureCapacity(to - from);
        System.arraycopy(original, from, codePoints, 0, to - from);
        length = to - from;
        if (aligned) {
            for (int i = 0; i < length; i++) {
                starts[i] = from + i;
                ends[i] = from + i + 1;
            }
        }
    }

    /// Starts with the code points `[from, to)` of another text and their places in the original.
    public void reset(NormalizedText source, int from, int to) {
        length = 0;
        ensureCapacity(to - from);
        length = to - from;
        System.arraycopy(source.codePoints, from, codePoints, 0, length);
        origin = source.origin + from;
        if (aligned) {
            System.arraycopy(source.starts, from, starts, 0, length);
            System.arraycopy(source.ends, from, ends, 0, length);
        }
    }

    /// Whether alignments are kept.
    public boolean aligned() {
        return aligned;
    }

    /// The number of code points.
    public int length() {
        return length;
    }

    public int codePoint(int index) {
        return codePoints[index];
    }

    /// The code points themselves, valid in `[0, length())` until the next change. Not a copy.
    public int[] codePoints() {
        return codePoints;
    }

    /// Index of the first original code point that code point `index` stands for. Only if [#aligned()].
    public int originalStart(int index) {
        return starts[index];
    }

    /// Index after the last original code point that code point `index` stands for. Only if [#aligned()].
    public int originalEnd(int index) {
        return ends[index];
    }

    /// Index in the original text at which this text began.
    public int origin() {
        return origin;
    }

    /// Begins to write the text anew, from nothing.
    public void beginRewrite() {
        nextLength = 0;
    }

    /// Appends a code point to the text being written.
    ///
    /// @param from index in the present text whose place in the original it takes; -1 for the place before the
    ///     first original code point
    public void append(int codePoint, int from) {
        if (nextLength == nextCodePoints.length || (aligned && nextLength == nextStarts.length)) {
            growNext(nextLength + 1);
        }
        nextCodePoints[nextLength] = codePoint;
        if (aligned) {
            nextStarts[nextLength] = from < 0 ? origin : starts[from];
            nextEnds[nextLength] = from < 0 ? origin : ends[from];
        }
        nextLength++;
    }

    /// Appends the code points `[from, to)` of the present text unchanged.
    public void appendUnchanged(int from, int to) {
        int count = to - from;
        if (nextLength + count > nextCodePoints.length || (aligned && nextLength + count > nextStarts.length)) {
            growNext(nextLength + count);
        }
        System.arraycopy(codePoints, from, nextCodePoints, nextLength, count);
        if (aligned) {
            System.arraycopy(starts, from, nextStarts, nextLength, count);
            System.arraycopy(ends, from, nextEnds, nextLength, count);
        }
        nextLength += count;
    }

    /// How many code points have been written since [#beginRewrite()].
    public int rewrittenLength() {
        return nextLength;
    }

    /// Takes back what has been written from `length` on.
    public void cutRewrite(int length) {
        nextLength = length;
    }

    /// The text being written takes the place of the present one.
    public void endRewrite() {
        int[] swap = codePoints;
        codePoints = nextCodePoints;
        nextCodePoints = swap;
        swap = starts;
        starts = nextStarts;
        nextStarts = swap;
        swap = ends;
        ends = nextEnds;
        nextEnds = swap;
        length = nextLength;
    }

    /// Replaces one code point and keeps its place in the original.
    public void set(int index, int codePoint) {
        codePoints[index] = codePoint;
    }

    /// The code points `[from, to)` as a string; for errors and slow paths.
    public String substring(int from, int to) {
        return new String(codePoints, from, to - from);
    }

    private void ensureCapacity(int capacity) {
        if (codePoints.length < capacity) {
            codePoints = new int[grown(capacity)];
        }
        if (aligned && starts.length < capacity) {
            starts = new int[grown(capacity)];
            ends = new int[starts.length];
        }
    }

    private void growNext(int capacity) {
        if (nextCodePoints.length < capacity) {
            nextCodePoints = Arrays.copyOf(nextCodePoints, grown(capacity));
        }
        if (aligned && nextStarts.length < capacity) {
            nextStarts = Arrays.copyOf(nextStarts, grown(capacity));
            nextEnds = Arrays.copyOf(nextEnds, nextStarts.length);
        }
    }

    private static int grown(int capacity) {
        return Math.max(64, capacity + (capacity >> 1));
    }
}

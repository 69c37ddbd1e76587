package dev.hayate.tokenizer;

import java.util.Arrays;

/// The spans of a text that no token crosses, in order, and the text they lie in. Parts of the text that no
/// span covers are dropped. Mutable, for one thread.
///
/// A stage that cuts finer writes all spans anew between [#beginSplit()] and [#endSplit()]; one that also
/// changes the text rewrites [#text()] at the same time and adds spans of the text being written.
public final class PreTokens {
    private final NormalizedText text;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    private int[] nextStarts = new int[16];
    private int[] nextEnds = new int[16];
    private int nextCount;

    public PreTokens(NormalizedText text) {
        this.text = text;
    }

    /// Starts with the one span `[from, to)`.
    public void reset(int from, int to) {
        starts[0] = from;
        ends[0] = to;
        count = 1;
    }

    public NormalizedText text() {
        return text;
    }

    /// The number of spans.
    public int count() {
        return count;
    }

    /// First code point of a span.
    public int start(int span) {
        return starts[span];
    }

    /// Index after the last code point of a span.
    public int end(int span) {
        return ends[span];
    }

    /// Begins to write the spans anew, from none.
    public void beginSplit() {
        nextCount = 0;
    }

    /// Adds the span `[start, end)`; an empty one is left out, as HF tokenizers does.
    public void add(int start, int end) {
        if (start == end) {
            return;
        }
        if (nextCount == nextStarts.length) {
            nextStarts = Arrays.copyOf(nextStarts, nextCount * 2);
            nextEnds = Arrays.copyOf(nextEnds, nextCount * 2);
        }
        nextStarts[nextCount] = start;
        nextEnds[nextCount++] = end;
    }

    /// The spans being written take the place of the present ones.
    public void endSplit() {
        int[] swap = starts;
        starts = nextStarts;
        nextStarts = swap;
        swap = ends;
        ends = nextEnds;
        nextEnds = swap;
        count = nextCount;
    }
}

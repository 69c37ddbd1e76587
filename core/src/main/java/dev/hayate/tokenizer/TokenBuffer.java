package dev.hayate.tokenizer;

import java.util.Arrays;

/// Tokens as they are found: ids and, if kept, the original code points they stand for. Mutable, for one
/// thread; grows to the longest text seen.
public final class TokenBuffer {
    private final boolean aligned;
    private int[] ids = new int[64];
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int count;

    /// An empty buffer.
    ///
    /// @param aligned whether to keep offsets into the original
    public TokenBuffer(boolean aligned) {
        this.aligned = aligned;
    }

    public void clear() {
        count = 0;
    }

    /// The number of tokens.
    public int count() {
        return count;
    }

    public int id(int token) {
        return ids[token];
    }

    /// The ids, valid in `[0, count())` until the next change. Not a copy.
    public int[] ids() {
        return ids;
    }

    /// Index of the first original code point of a token. Only if offsets are kept.
    public int start(int token) {
        return starts[token];
    }

    /// Index after the last original code point of a token. Only if offsets are kept.
    public int end(int token) {
        return ends[token];
    }

    /// Adds the token that covers code points `[from, to)` of `text`.
    public void add(int id, NormalizedText text, int from, int to) {
        if (aligned) {
            addAt(id, text.originalStart(from), text.originalEnd(to - 1));
        } else {
            addAt(id, 0, 0);
        }
    }

    /// Adds the token that covers `[start, end)` of the original text.
    public void addAt(int id, int start, int end) {
        if (count == ids.length || (aligned && count == starts.length)) {
            grow(count + 1);
        }
        ids[count] = id;
        if (aligned) {
            starts[count] = start;
            ends[count] = end;
        }
        count++;
    }

    /// Gives a token other offsets. Only if offsets are kept.
    public void setOffsets(int token, int start, int end) {
        starts[token] = start;
        ends[token] = end;
    }

    /// Keeps the tokens `[from, to)` and drops the others.
    public void retain(int from, int to) {
        System.arraycopy(ids, from, ids, 0, to - from);
        if (aligned) {
            System.arraycopy(starts, from, starts, 0, to - from);
            System.arraycopy(ends, from, ends, 0, to - from);
        }
        count = to - from;
    }

    private void grow(int capacity) {
        int grown = capacity + (capacity >> 1) + 64;
        if (ids.length < capacity) {
            ids = Arrays.copyOf(ids, grown);
        }
        if (aligned && starts.length < capacity) {
            starts = Arrays.copyOf(starts, grown);
            ends = Arrays.copyOf(ends, grown);
        }
    }
}

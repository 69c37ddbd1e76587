package dev.hayate.tokenizer;

import java.util.Arrays;

/// Tokens as they are found: ids and, if kept, the original code points they stand for. Mutable, for one
/// thread; grows to the longest text seen.
public final class TokenBuffer {
    private final boolean aligned;
    private int[] ids = new int[64];
    private int[] starts = new int[0];
    private int[] ends = new int[0];
    private int[] textStarts = new int[0];
    private int[] textEnds = new int[0];
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

    /// Index of the first code point of a token in the text that it was found in. Only if offsets are kept.
    int textStart(int token) {
        return textStarts[token];
    }

    /// Index after the last code point of a token in the text that it was found in. Only if offsets are kept.
    int textEnd(int token) {
        return textEnds[token];
    }

    /// Adds the token that covers code points `[from, to)` of `text`.
    public void add(int id, NormalizedText text, int from, int to) {
        if (aligned) {
            addAt(id, text.originalStart(from), text.originalEnd(to - 1));
            textStarts[count - 1] = from;
            textEnds[count - 1] = to;
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
            textStarts[count] = start;
            textEnds[count] = end;
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
        count = to - from;
        if (from > 0) {
            System.arraycopy(ids, from, ids, 0, count);
        }
        if (from > 0 && aligned) {
            System.arraycopy(starts, from, starts, 0, count);
            System.arraycopy(ends, from, ends, 0, count);
            System.arraycopy(textStarts, from, textStarts, 0, count);
            System.arraycopy(textEnds, from, textEnds, 0, count);
        }
    }

    private void grow(int capacity) {
        int grown = capacity + (capacity >> 1) + 64;
        if (ids.length < capacity) {
            ids = Arrays.copyOf(ids, grown);
        }
        if (aligned && starts.length < capacity) {
            starts = Arrays.copyOf(starts, grown);
            ends = Arrays.copyOf(ends, grown);
            textStarts = Arrays.copyOf(textStarts, grown);
            textEnds = Arrays.copyOf(textEnds, grown);
        }
    }
}

package dev.hayate.tokenizer.model;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.TokenBuffer;
import java.util.Arrays;

/// Merges the characters of one span after the other. The symbols of a span are a linked list in arrays; the
/// merges that are possible wait in a heap, by rank, then by place. A merge that is no longer possible when its
/// turn comes is passed over. Mirrors `BPE::merge_word` and `Word::merge_all` of HF tokenizers.
final class MergingSegmenter implements Segmenter {
    private static final int REMOVED = 0;

    private final Bpe model;
    private final MergeTable merges;
    private final Bpe.Options options;
    private final MergeHeap heap = new MergeHeap();

    private int[] ids = new int[64];
    private int[] byteLengths = new int[64];
    private int[] previous = new int[64];
    private int[] next = new int[64];
    private int count;

    private int pendingUnknownBytes;

    MergingSegmenter(Bpe model) {
        this.model = model;
        this.merges = model.merges();
        this.options = model.options();
    }

    @Override
    public void segment(PreTokens spans, TokenBuffer tokens) {
        for (int s = 0; s < spans.count(); s++) {
            segment(spans.text(), spans.start(s), spans.end(s), tokens);
        }
    }

    void segment(NormalizedText text, int from, int to, TokenBuffer tokens) {
        if (options.wholeSpansFirst()) {
            int piece = model.trie().exact(text.codePoints(), from, to);
            if (piece != 0) {
                tokens.add(piece - 1, text, from, to);
                return;
            }
        }
        addCharacters(text, from, to);
        merge();
        emit(text, from, tokens);
    }

    private void addCharacters(NormalizedText text, int from, int to) {
        count = 0;
        pendingUnknownBytes = 0;
        for (int i = from; i < to; i++) {
            int id = characterId(text, i, i == from, i == to - 1);
            int byteLength = byteLength(text.codePoint(i));
            if (id >= 0) {
                flushUnknown();
                add(id, byteLength);
            } else if (!addBytes(text, i)) {
                addUnknown(byteLength);
            }
        }
        flushUnknown();
    }

    private int characterId(NormalizedText text, int at, boolean first, boolean last) {
        if (!options.decorates()) {
            return PieceTrie.piece(model.trie().roots()[model.trie().alphabet().code(text.codePoint(at))]) - 1;
        }
        String character = text.substring(at, at + 1);
        return model.vocabulary()
                .id((first ? "" : options.continuationPrefix()) + character + (last ? options.endSuffix() : ""));
    }

    private boolean addBytes(NormalizedText text, int at) {
        if (!options.byteFallback() || !model.hasBytes(text.codePoint(at))) {
            return false;
        }
        for (byte b : Bpe.utf8(text.codePoint(at))) {
            add(model.byteIds()[b & 0xFF], 1);
        }
        return true;
    }

    private void addUnknown(int byteLength) {
        if (options.unknownId() < 0) {
            return;
        }
        if (!options.fuseUnknown()) {
            flushUnknown();
        }
        pendingUnknownBytes += byteLength;
    }

    private void flushUnknown() {
        if (pendingUnknownBytes > 0) {
            add(options.unknownId(), pendingUnknownBytes);
            pendingUnknownBytes = 0;
        }
    }

    private void add(int id, int byteLength) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
            byteLengths = Arrays.copyOf(byteLengths, count * 2);
            previous = Arrays.copyOf(previous, count * 2);
            next = Arrays.copyOf(next, count * 2);
        }
        ids[count] = id;
        byteLengths[count] = byteLength;
        previous[count] = count - 1;
        next[count] = count + 1;
        count++;
    }

    private void merge() {
        heap.clear();
        for (int at = 0; at + 1 < count; at++) {
            offer(at, at + 1);
        }
        while (!heap.isEmpty()) {
            long merge = heap.poll();
            int at = MergeHeap.place(merge);
            int right = next[at];
            if (byteLengths[at] == REMOVED || right >= count) {
                continue;
            }
            int merged = merges.merged(MergeHeap.rank(merge));
            int rank = merges.rank(ids[at], ids[right]);
            if (rank == MergeTable.NO_RANK || merges.merged(rank) != merged) {
                continue;
            }
            ids[at] = merged;
            byteLengths[at] += byteLengths[right];
            byteLengths[right] = REMOVED;
            next[at] = next[right];
            if (next[at] < count) {
                previous[next[at]] = at;
                offer(at, next[at]);
            }
            if (previous[at] >= 0) {
                offer(previous[at], at);
            }
        }
    }

    private void offer(int left, int right) {
        int rank = merges.rank(ids[left], ids[right]);
        if (rank != MergeTable.NO_RANK) {
            heap.add(rank, left);
        }
    }

    private void emit(NormalizedText text, int from, TokenBuffer tokens) {
        if (!text.aligned()) {
            for (int at = 0; at < count; at = next[at]) {
                tokens.addAt(ids[at], 0, 0);
            }
            return;
        }
        int character = from;
        int firstByte = 0;
        int characterEnd = count == 0 ? 0 : byteLength(text.codePoint(from));
        for (int at = 0; at < count; at = next[at]) {
            while (characterEnd <= firstByte) {
                characterEnd += byteLength(text.codePoint(++character));
            }
            int first = character;
            int end = firstByte + byteLengths[at];
            while (characterEnd < end) {
                characterEnd += byteLength(text.codePoint(++character));
            }
            tokens.add(ids[at], text, first, character + 1);
            firstByte = end;
        }
    }

    private static int byteLength(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}

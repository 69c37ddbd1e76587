package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import java.util.Arrays;

/// The merges of a BPE model: which pairs of ids join, in which order, to which id. Open addressing over flat
/// arrays. Immutable, shared by all threads.
final class MergeTable {
    /// No merge joins the pair.
    static final int NO_RANK = -1;

    private final long[] pairs;
    private final int[] ranks;
    private final int[] merged;

    private MergeTable(long[] pairs, int[] ranks, int[] merged) {
        this.pairs = pairs;
        this.ranks = ranks;
        this.merged = merged;
    }

    /// @param left the left id of every merge, in order of rank; of equal pairs the last counts
    /// @param right the right id of every merge
    /// @param merged the id that it makes
    static MergeTable of(int[] left, int[] right, int[] merged) {
        long[] pairs = new long[Integer.highestOneBit(Math.max(8, left.length)) * 4];
        int[] ranks = new int[pairs.length];
        Arrays.fill(pairs, -1);
        for (int rank = 0; rank < left.length; rank++) {
            long pair = pair(left[rank], right[rank]);
            int slot = slot(pairs, pair);
            pairs[slot] = pair;
            ranks[slot] = rank;
        }
        return new MergeTable(pairs, ranks, merged);
    }

    /// The rank of the merge of a pair, or [#NO_RANK].
    int rank(int left, int right) {
        int slot = slot(pairs, pair(left, right));
        return pairs[slot] < 0 ? NO_RANK : ranks[slot];
    }

    /// The id that the merge of a rank makes.
    int merged(int rank) {
        return merged[rank];
    }

    void write(BinaryWriter writer) {
        writer.writeLongs(pairs);
        writer.writeInts(ranks);
        writer.writeInts(merged);
    }

    static MergeTable read(BinaryReader reader) {
        return new MergeTable(reader.readLongs(), reader.readInts(), reader.readInts());
    }

    private static long pair(int left, int right) {
        return (long) left << 32 | right;
    }

    private static int slot(long[] pairs, long pair) {
        int mask = pairs.length - 1;
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> Long.numberOfLeadingZeros(mask));
        while (pairs[slot] >= 0 && pairs[slot] != pair) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}

package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;

/// A quick look at two pieces that mostly tells that no merge joins parts of them across their border. Every id
/// has one of 64 bits. A piece on the left keeps the bits of the parts that end it, and of what merges could
/// join to those parts while they last; a piece on the right the same for the parts that begin it. Where no
/// bits meet there is no merge. Immutable, shared by all threads.
final class MergeFilter {
    private final long[] leftParts;
    private final long[] leftPartners;
    private final long[] rightParts;
    private final long[] rightPartners;

    private MergeFilter(long[] leftParts, long[] leftPartners, long[] rightParts, long[] rightPartners) {
        this.leftParts = leftParts;
        this.leftPartners = leftPartners;
        this.rightParts = rightParts;
        this.rightPartners = rightPartners;
    }

    void write(BinaryWriter writer) {
        writer.writeLongs(leftParts);
        writer.writeLongs(leftPartners);
        writer.writeLongs(rightParts);
        writer.writeLongs(rightPartners);
    }

    static MergeFilter read(BinaryReader reader) {
        return new MergeFilter(reader.readLongs(), reader.readLongs(), reader.readLongs(), reader.readLongs());
    }

    /// @param ranks the rank of the merge that makes a piece, negative for all others
    /// @param left the left part of every piece that is merged
    /// @param right the right part of every piece that is merged
    /// @param mergeLeft the left id of every merge, in order of rank
    /// @param mergeRight the right id of every merge
    static MergeFilter of(int[] ranks, int[] left, int[] right, int[] mergeLeft, int[] mergeRight) {
        int size = ranks.length;
        Partners following = Partners.of(mergeLeft, mergeRight, size);
        Partners preceding = Partners.of(mergeRight, mergeLeft, size);
        MergeFilter filter = new MergeFilter(new long[size], new long[size], new long[size], new long[size]);
        for (int id = 0; id < size; id++) {
            int end = mergeLeft.length;
            for (int part = id; ; part = right[part]) {
                filter.leftParts[id] |= bit(part);
                filter.leftPartners[id] |= following.bits(part, end);
                if (ranks[part] < 0) {
                    break;
                }
                end = ranks[part];
            }
            end = mergeLeft.length;
            for (int part = id; ; part = left[part]) {
                filter.rightParts[id] |= bit(part);
                filter.rightPartners[id] |= preceding.bits(part, end);
                if (ranks[part] < 0) {
                    break;
                }
                end = ranks[part] + 1;
            }
        }
        return filter;
    }

    /// Whether there is certainly no merge; if not, one has to look closer.
    boolean apart(int first, int second) {
        return (leftPartners[first] & rightParts[second]) == 0 || (leftParts[first] & rightPartners[second]) == 0;
    }

    private static long bit(int id) {
        return 1L << ((id * 0x9E3779B9) >>> 26);
    }

    /// What merges join to every id, in order of rank.
    private record Partners(int[] starts, int[] ranks, int[] others) {

        static Partners of(int[] ids, int[] others, int size) {
            int[] starts = new int[size + 1];
            for (int id : ids) {
                starts[id + 1]++;
            }
            for (int id = 0; id < size; id++) {
                starts[id + 1] += starts[id];
            }
            int[] next = starts.clone();
            int[] ranks = new int[ids.length];
            int[] sorted = new int[ids.length];
            for (int rank = 0; rank < ids.length; rank++) {
                int slot = next[ids[rank]]++;
                ranks[slot] = rank;
                sorted[slot] = others[rank];
            }
            return new Partners(starts, ranks, sorted);
        }

        /// The bits of those that merges before the rank `end` join to an id.
        long bits(int id, int end) {
            long bits = 0;
            for (int slot = starts[id]; slot < starts[id + 1] && ranks[slot] < end; slot++) {
                bits |= bit(others[slot]);
            }
            return bits;
        }
    }
}

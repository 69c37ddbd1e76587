package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/// How every piece of a BPE vocabulary came about: the two pieces it was merged from, and when. From this follows
/// whether two pieces can stand side by side in a result without looking at anything else, which is what
/// [GreedyBpe] builds on. Immutable, shared by all threads.
///
/// There is one for a model whose merges make every piece in one way only, and parts before wholes; that is so
/// wherever merges were learned, and not where they were put together from a list of pieces.
final class MergeTree {
    private static final int CHARACTER = -1;
    private static final int UNREACHABLE = -2;
    private static final int NEVER = Integer.MAX_VALUE;

    private final int[] ranks;
    private final int[] left;
    private final int[] right;
    private final int[] longest;
    private final int[] lengths;
    private final MergeFilter filter;

    private MergeTree(int[] ranks, int[] left, int[] right, int[] longest, int[] lengths, MergeFilter filter) {
        this.ranks = ranks;
        this.left = left;
        this.right = right;
        this.longest = longest;
        this.lengths = lengths;
        this.filter = filter;
    }

    void write(BinaryWriter writer) {
        writer.writeInts(ranks);
        writer.writeInts(left);
        writer.writeInts(right);
        writer.writeInts(longest);
        writer.writeInts(lengths);
        filter.write(writer);
    }

    static MergeTree read(BinaryReader reader) {
        return new MergeTree(
                reader.readInts(),
                reader.readInts(),
                reader.readInts(),
                reader.readInts(),
                reader.readInts(),
                MergeFilter.read(reader));
    }

    /// The tree of the merges of a model, if they make one.
    ///
    /// @param left the left id of every merge, in order of rank
    /// @param right the right id of every merge
    /// @param fallbacks ids that stand for characters without a piece; they must not take part in merges
    static Optional<MergeTree> of(
            Vocabulary vocabulary, PieceTrie trie, MergeTable merges, int[] left, int[] right, BitSet fallbacks) {
        int[] lengths = new int[vocabulary.size()];
        Arrays.setAll(
                lengths,
                id -> vocabulary
                        .piece(id)
                        .codePointCount(0, vocabulary.piece(id).length()));
        Origins origins = new Origins(lengths, merges);
        BitSet seen = new BitSet();
        for (int rank = 0; rank < left.length; rank++) {
            if (merges.rank(left[rank], right[rank]) != rank) {
                continue;
            }
            int id = merges.merged(rank);
            seen.set(left[rank]);
            seen.set(right[rank]);
            if (seen.get(id) || lengths[id] == 1 || fallbacks.get(left[rank]) || fallbacks.get(right[rank])) {
                return Optional.empty();
            }
            seen.set(id);
            origins.add(rank, left[rank], right[rank]);
        }
        int[] longest = new int[2 * vocabulary.size()];
        for (int id = 0; id < vocabulary.size(); id++) {
            int shorter = origins.longestPrefix(vocabulary.piece(id), trie);
            longest[2 * id] = origins.ranks[id] == UNREACHABLE ? shorter : id;
            longest[2 * id + 1] = shorter;
        }
        MergeFilter filter = MergeFilter.of(origins.ranks, origins.left, origins.right, left, right);
        return Optional.of(new MergeTree(origins.ranks, origins.left, origins.right, longest, lengths, filter));
    }

    /// Where pieces come from, as far as merges have been read.
    private static final class Origins {
        private final int[] ranks;
        private final int[] left;
        private final int[] right;
        private final MergeTable merges;

        Origins(int[] lengths, MergeTable merges) {
            this.ranks = new int[lengths.length];
            this.left = new int[lengths.length];
            this.right = new int[lengths.length];
            this.merges = merges;
            Arrays.setAll(ranks, id -> lengths[id] == 1 ? CHARACTER : UNREACHABLE);
        }

        void add(int rank, int first, int second) {
            boolean reachable = ranks[first] != UNREACHABLE && ranks[second] != UNREACHABLE;
            if (reachable && !meets(ranks, left, right, first, second, rank, merges)) {
                int id = merges.merged(rank);
                ranks[id] = rank;
                left[id] = first;
                right[id] = second;
            }
        }

        int longestPrefix(String piece, PieceTrie trie) {
            int[] codePoints = piece.codePoints().toArray();
            for (int length = codePoints.length - 1; length > 0; length--) {
                int prefix = trie.exact(codePoints, 0, length) - 1;
                if (prefix >= 0 && ranks[prefix] != UNREACHABLE) {
                    return prefix;
                }
            }
            return -1;
        }
    }

    /// A piece itself if merging ever gives it, else the longest that it begins with. Merging never gives a
    /// piece that its own characters do not become.
    int longest(int id) {
        return longest[2 * id];
    }

    /// The longest other piece that a piece begins with and that merging gives, -1 if there is none.
    int shorter(int id) {
        return longest[2 * id + 1];
    }

    /// How many code points a piece has.
    int length(int id) {
        return lengths[id];
    }

    /// A quick look whether merging the characters of two pieces gives just these two; if not, [#meet] tells.
    boolean apart(int first, int second) {
        return filter.apart(first, second);
    }

    /// Whether merging the characters of two pieces joins some across the border.
    boolean meet(int first, int second, MergeTable merges) {
        return meets(ranks, left, right, first, second, NEVER, merges);
    }

    /// Goes back in time along the border of two pieces. At every moment two parts meet there; they would have
    /// been joined if there is a merge for them that comes before either is merged into the larger part that it
    /// did become. Of equal merges the left one comes first.
    ///
    /// @param until the rank of the merge at which time ends
    private static boolean meets(
            int[] ranks, int[] left, int[] right, int first, int second, int until, MergeTable merges) {
        int leftPart = first;
        int rightPart = second;
        int leftGone = until;
        int rightGone = until;
        while (true) {
            int rank = merges.rank(leftPart, rightPart);
            if (rank != MergeTable.NO_RANK && rank < leftGone && rank <= rightGone) {
                return true;
            }
            if (ranks[leftPart] > ranks[rightPart]) {
                leftGone = ranks[leftPart];
                leftPart = right[leftPart];
            } else if (ranks[rightPart] != CHARACTER) {
                rightGone = ranks[rightPart];
                rightPart = left[rightPart];
            } else {
                return false;
            }
        }
    }
}

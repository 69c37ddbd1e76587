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
    private final int[] shorter;
    private final int[] lengths;

    private MergeTree(int[] ranks, int[] left, int[] right, int[] shorter, int[] lengths) {
        this.ranks = ranks;
        this.left = left;
        this.right = right;
        this.shorter = shorter;
        this.lengths = lengths;
    }

    void write(BinaryWriter writer) {
        writer.writeInts(ranks);
        writer.writeInts(left);
        writer.writeInts(right);
        writer.writeInts(shorter);
        writer.writeInts(lengths);
    }

    static MergeTree read(BinaryReader reader) {
        return new MergeTree(
                reader.readInts(), reader.readInts(), reader.readInts(), reader.readInts(), reader.readInts());
    }

    /// The tree of the merges of a model, if they make one.
    ///
    /// @param left the left id of every merge, in order of rank
    /// @param right the right id of every merge
    /// @param fallbacks ids that stand for characters without a piece; they must not take part in merges
    static Optional<MergeTree> of(
            Vocabulary vocabulary, PieceTrie trie, MergeTable merges, int[] left, int[] right, BitSet fallbacks) {
        int size = vocabulary.size();
        MergeTree tree = new MergeTree(new int[size], new int[size], new int[size], new int[size], new int[size]);
        Arrays.setAll(
                tree.lengths,
                id -> vocabulary
                        .piece(id)
                        .codePointCount(0, vocabulary.piece(id).length()));
        Arrays.setAll(tree.ranks, id -> tree.lengths[id] == 1 ? CHARACTER : UNREACHABLE);
        BitSet seen = new BitSet();
        for (int rank = 0; rank < left.length; rank++) {
            if (merges.rank(left[rank], right[rank]) != rank) {
                continue;
            }
            if (fallbacks.get(left[rank]) || fallbacks.get(right[rank])) {
                return Optional.empty();
            }
            seen.set(left[rank]);
            seen.set(right[rank]);
            int id = merges.merged(rank);
            if (seen.get(id) || tree.ranks[id] == CHARACTER) {
                return Optional.empty();
            }
            seen.set(id);
            tree.add(rank, left[rank], right[rank], merges);
        }
        Arrays.setAll(tree.shorter, id -> tree.reachable(id) ? tree.longestPrefix(vocabulary.piece(id), trie) : -1);
        return Optional.of(tree);
    }

    private void add(int rank, int first, int second, MergeTable merges) {
        if (reachable(first) && reachable(second) && staysApart(first, second, rank, merges)) {
            int id = merges.merged(rank);
            ranks[id] = rank;
            left[id] = first;
            right[id] = second;
        }
    }

    private int longestPrefix(String piece, PieceTrie trie) {
        int[] codePoints = piece.codePoints().toArray();
        for (int length = codePoints.length - 1; length > 0; length--) {
            int prefix = trie.exact(codePoints, 0, length) - 1;
            if (prefix >= 0 && reachable(prefix)) {
                return prefix;
            }
        }
        return -1;
    }

    /// Whether merging ever gives the piece: if not even its own characters become it, nothing does.
    boolean reachable(int id) {
        return ranks[id] != UNREACHABLE;
    }

    /// The longest other piece that a piece begins with, -1 if there is none.
    int shorter(int id) {
        return shorter[id];
    }

    /// How many code points a piece has.
    int length(int id) {
        return lengths[id];
    }

    /// Whether merging the characters of two pieces gives just these two.
    boolean staysApart(int first, int second, MergeTable merges) {
        return staysApart(first, second, NEVER, merges);
    }

    /// Goes back in time along the border of two pieces. At every moment two parts meet there; they would have been
    /// joined if there is a merge for them that comes before either is merged into the larger part that it did
    /// become. Of equal merges the left one comes first.
    ///
    /// @param until the rank of the merge at which time ends
    private boolean staysApart(int first, int second, int until, MergeTable merges) {
        int leftPart = first;
        int rightPart = second;
        int leftGone = until;
        int rightGone = until;
        while (true) {
            int rank = merges.rank(leftPart, rightPart);
            if (rank != MergeTable.NO_RANK && rank < leftGone && rank <= rightGone) {
                return false;
            }
            if (ranks[leftPart] > ranks[rightPart]) {
                leftGone = ranks[leftPart];
                leftPart = right[leftPart];
            } else if (ranks[rightPart] != CHARACTER) {
                rightGone = ranks[rightPart];
                rightPart = left[rightPart];
            } else {
                return true;
            }
        }
    }
}

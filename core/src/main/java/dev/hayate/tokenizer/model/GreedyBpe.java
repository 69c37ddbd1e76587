package dev.hayate.tokenizer.model;

import java.util.Arrays;

/// Byte pair encoding without merging. Merges lead to the one sequence of pieces in which every two neighbours
/// [stay apart][MergeTree#apart], so that sequence is built from left to right: the longest piece that stays apart
/// from the one before it, and where there is none, a shorter one before it. A place that turned out to lead
/// nowhere is not tried again, so the time is linear in the text.
///
/// For one thread. What has been found out about two neighbours is remembered.
final class GreedyBpe {
    private static final int REMEMBERED_BITS = 15;

    private final MergeTree tree;
    private final MergeTable merges;
    private final long[] roots;
    private final long[] nodes;
    private final long[] remembered = new long[1 << REMEMBERED_BITS];

    private int[] ids = new int[64];
    private int[] ends = new int[64];
    private int[] deadEnds = new int[64];
    private int round;
    private int count;

    GreedyBpe(MergeTree tree, MergeTable merges, PieceTrie trie) {
        this.tree = tree;
        this.merges = merges;
        this.roots = trie.roots();
        this.nodes = trie.nodes();
        Arrays.fill(remembered, -1);
    }

    /// The id of piece `i` of the last run.
    int id(int i) {
        return ids[i];
    }

    /// The index after the last code of piece `i` of the last run.
    int end(int i) {
        return ends[i];
    }

    /// Finds the pieces of a run.
    ///
    /// @param codes the codes of the run's code points at `[from, to)`, all of which have a piece
    /// @return how many pieces there are
    int segment(int[] codes, int from, int to) {
        prepare(to - from);
        count = 0;
        int at = from;
        int piece = longest(codes, at, to);
        while (at < to) {
            int end = at + tree.length(piece);
            if (deadEnds[end - from] != round && (count == 0 || apart(ids[count - 1], piece))) {
                ids[count] = piece;
                ends[count++] = end;
                at = end;
                piece = at < to ? longest(codes, at, to) : piece;
            } else if (tree.shorter(piece) >= 0) {
                piece = tree.shorter(piece);
            } else {
                deadEnds[at - from] = round;
                piece = ids[--count];
                at = count == 0 ? from : ends[count - 1];
            }
        }
        return count;
    }

    private void prepare(int length) {
        if (deadEnds.length <= length) {
            int grown = length + (length >> 1) + 1;
            ids = new int[grown];
            ends = new int[grown];
            deadEnds = new int[grown];
            round = 0;
        }
        round++;
    }

    private int longest(int[] codes, int from, int to) {
        long node = roots[codes[from]];
        int longest = PieceTrie.piece(node) - 1;
        for (int i = from + 1; i < to; i++) {
            int code = codes[i];
            node = nodes[PieceTrie.base(node) + code];
            if (PieceTrie.matches(node, code) == 0) {
                break;
            }
            int piece = PieceTrie.piece(node) - 1;
            longest = piece >= 0 ? piece : longest;
        }
        return tree.longest(longest);
    }

    private boolean apart(int first, int second) {
        return tree.apart(first, second) || remembered(first, second);
    }

    private boolean remembered(int first, int second) {
        long pair = (long) first << 32 | (long) second << 1;
        int slot = (int) ((pair * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - REMEMBERED_BITS));
        long found = remembered[slot];
        if ((found & ~1L) == pair) {
            return (found & 1) != 0;
        }
        boolean apart = !tree.meet(first, second, merges);
        remembered[slot] = pair | (apart ? 1 : 0);
        return apart;
    }
}

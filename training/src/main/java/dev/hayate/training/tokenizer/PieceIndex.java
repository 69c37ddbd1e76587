package dev.hayate.training.tokenizer;

import java.util.Arrays;

/// The pieces as a trie, quick to build anew after every round. The children of a node stand side by side, in
/// the order of their codes; nodes are numbered level by level, so the children of a node end where those of
/// the next one begin.
final class PieceIndex {
    /// What a step leads to that no piece takes.
    static final int NOWHERE = 0;

    private final Pieces pieces;
    private final int longest;
    private int[] rootOf = new int[1];
    private int[] codes = new int[1 << 10];

    /// By node, where its children begin and the piece that ends in it plus 1; for one node more than there are.
    private int[] nodes = new int[1 << 11];

    private int count = 1;

    /// Indexes pieces.
    PieceIndex(Pieces pieces) {
        this.pieces = pieces;
        this.longest = Arrays.stream(pieces.lengths()).max().orElse(1);
        build();
    }

    /// The most characters of a piece.
    int longest() {
        return longest;
    }

    /// The node of a first character.
    int first(int code) {
        return code < rootOf.length ? rootOf[code] : NOWHERE;
    }

    /// The node that a character leads to from another.
    int step(int node, int code) {
        int low = nodes[2 * node];
        int high = nodes[2 * node + 2] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = codes[middle];
            if (found == code) {
                return middle;
            }
            if (found < code) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NOWHERE;
    }

    /// The piece that ends in a node, -1 if none does.
    int piece(int node) {
        return nodes[2 * node + 1] - 1;
    }

    /// Makes the nodes level by level: those that begin the same pieces, a stretch of them, have one parent.
    private void build() {
        Level level = new Level();
        level.add(0, pieces.size());
        int first = 0;
        for (int depth = 0; level.size > 0; depth++) {
            Level next = new Level();
            for (int i = 0; i < level.size; i++) {
                addChildren(first + i, level.from[i], level.to[i], depth, next);
            }
            first += level.size;
            level = next;
        }
        nodes[2 * count] = count;
        indexFirstCharacters();
    }

    /// The stretches of pieces that begin with each node of a level.
    private static final class Level {
        private int[] from = new int[64];
        private int[] to = new int[64];
        private int size;

        void add(int first, int end) {
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                to = Arrays.copyOf(to, 2 * size);
            }
            from[size] = first;
            to[size++] = end;
        }
    }

    private void addChildren(int node, int from, int to, int depth, Level next) {
        nodes[2 * node] = count;
        int end = to;
        if (end > from && pieces.lengths()[end - 1] == depth) {
            nodes[2 * node + 1] = end--;
        }
        for (int piece = from; piece < end; ) {
            int first = piece;
            int code = code(piece, depth);
            while (piece < end && code(piece, depth) == code) {
                piece++;
            }
            next.add(first, piece);
            addNode(code);
        }
    }

    private int code(int piece, int at) {
        return pieces.codes()[pieces.starts()[piece] + at];
    }

    private void addNode(int code) {
        if (count == codes.length) {
            codes = Arrays.copyOf(codes, 2 * count);
        }
        if (2 * count + 3 >= nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        }
        codes[count++] = code;
    }

    private void indexFirstCharacters() {
        int end = nodes[2];
        rootOf = new int[end > 1 ? codes[end - 1] + 1 : 1];
        for (int node = 1; node < end; node++) {
            rootOf[codes[node]] = node;
        }
    }
}

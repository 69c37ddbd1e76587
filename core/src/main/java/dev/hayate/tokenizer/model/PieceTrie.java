package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.PriorityQueue;

/// The pieces of a vocabulary as a trie over the codes of their code points, in a double array
/// (Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure", 1989).
///
/// A node is one `long`: where its children begin, the code that leads to it, and the piece that ends in it.
/// A step is one load: the child for `code` stands at `base + code` if the code there [#matches]. Bases are
/// never shared and never 0, so a node without children leads nowhere and code 0 never matches. The nodes of
/// pieces with small ids are laid out first: in a vocabulary sorted by frequency they share cache lines.
final class PieceTrie {
    private static final int CODE_SHIFT = 23;
    private static final int CODE_MASK = (1 << 17) - 1;
    private static final int BASE_SHIFT = 40;
    private static final int PIECE_MASK = (1 << CODE_SHIFT) - 1;
    private static final int MAX_BASE = (1 << 24) - 1;

    private final Alphabet alphabet;
    private final long[] roots;
    private final long[] nodes;
    private final int depth;

    private PieceTrie(Alphabet alphabet, long[] roots, long[] nodes, int depth) {
        this.alphabet = alphabet;
        this.roots = roots;
        this.nodes = nodes;
        this.depth = depth;
    }

    void write(BinaryWriter writer) {
        alphabet.write(writer);
        writer.writeLongs(roots);
        writer.writeLongs(nodes);
        writer.writeInt(depth);
    }

    static PieceTrie read(BinaryReader reader) {
        return new PieceTrie(Alphabet.read(reader), reader.readLongs(), reader.readLongs(), reader.readInt());
    }

    /// The trie of all pieces but empty ones; of equal pieces the last.
    static PieceTrie build(Vocabulary vocabulary) {
        return new Builder(vocabulary).build();
    }

    /// The piece that ends in a node: its id + 1, or 0 if none does.
    static int piece(long node) {
        return (int) node & PIECE_MASK;
    }

    /// Where the children of a node begin; 0 if it has none.
    static int base(long node) {
        return (int) (node >>> BASE_SHIFT);
    }

    /// The piece of exactly these code points: its id + 1, or 0 if there is none.
    int exact(int[] codePoints, int from, int to) {
        long node = roots[alphabet.code(codePoints[from])];
        for (int i = from + 1; i < to && node != 0; i++) {
            node = child(node, alphabet.code(codePoints[i]));
        }
        return piece(node);
    }

    /// By code, the node that follows a prefix of pieces; empty nodes if no piece begins so.
    long[] after(String prefix) {
        if (prefix.isEmpty()) {
            return roots;
        }
        int[] prefixCodes = prefix.codePoints().map(alphabet::code).toArray();
        long node = roots[prefixCodes[0]];
        for (int i = 1; i < prefixCodes.length; i++) {
            node = child(node, prefixCodes[i]);
        }
        long[] following = new long[roots.length];
        for (int code = 1; code < roots.length; code++) {
            following[code] = child(node, code);
        }
        return following;
    }

    /// The node that a code leads to, an empty one if to none.
    private long child(long node, int code) {
        long next = nodes[base(node) + code];
        return matches(next, code) == 0 ? 0 : next;
    }

    /// All bits set if `code` leads to the node, none if not.
    static int matches(long node, int code) {
        return ((((int) (node >>> CODE_SHIFT) & CODE_MASK) ^ code) - 1) >> 31;
    }

    /// The codes of the code points.
    Alphabet alphabet() {
        return alphabet;
    }

    /// By code, the node of the first code point. Entry 0 is an empty node.
    long[] roots() {
        return roots;
    }

    /// All other nodes. Long enough for every base plus every code plus one.
    long[] nodes() {
        return nodes;
    }

    /// The length of the longest piece in code points.
    int depth() {
        return depth;
    }

    private static final class Builder {
        private final Alphabet alphabet;
        private final int[][] pieces;
        private final int[] ids;
        private final BitSet used = new BitSet();
        private final BitSet basesUsed = new BitSet();
        private final PriorityQueue<Open> queue = new PriorityQueue<>();
        private final long[] roots;
        private long[] nodes;
        private int firstFree;
        private int depth;

        Builder(Vocabulary vocabulary) {
            alphabet = Alphabet.of(vocabulary);
            int[][] encoded = new int[vocabulary.size()][];
            Integer[] order = new Integer[vocabulary.size()];
            for (int id = 0; id < encoded.length; id++) {
                encoded[id] =
                        vocabulary.piece(id).codePoints().map(alphabet::code).toArray();
                order[id] = id;
                depth = Math.max(depth, encoded[id].length);
            }
            Arrays.sort(order, (a, b) -> Arrays.compare(encoded[a], encoded[b]));
            pieces = new int[order.length][];
            ids = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                pieces[i] = encoded[order[i]];
                ids[i] = order[i];
            }
            roots = new long[alphabet.size() + 1];
            nodes = emptyNodes(Math.max(1024, 4 * order.length));
        }

        /// Pieces `[from, to)` share their first `depth` codes, which lead to the node at `slot`.
        private record Open(int from, int to, int depth, int slot, int lowestId) implements Comparable<Open> {
            @Override
            public int compareTo(Open other) {
                return Integer.compare(lowestId, other.lowestId);
            }
        }

        PieceTrie build() {
            int from = 0;
            while (from < pieces.length && pieces[from].length == 0) {
                from++;
            }
            placeChildren(from, pieces.length, 0, 0, roots);
            int lastBase = 0;
            for (Open open = queue.poll(); open != null; open = queue.poll()) {
                long[] level = open.depth == 1 ? roots : nodes;
                int first = firstLonger(open);
                if (first < open.to) {
                    int base = freeBase(first, open.to, open.depth);
                    lastBase = Math.max(lastBase, base);
                    level[open.slot] |= (long) base << BASE_SHIFT;
                    ensureCapacity(base + alphabet.size() + 2);
                    placeChildren(first, open.to, open.depth, base, nodes);
                }
            }
            return new PieceTrie(alphabet, roots, Arrays.copyOf(nodes, lastBase + alphabet.size() + 2), depth);
        }

        private void placeChildren(int from, int to, int depth, int base, long[] level) {
            for (int next = from; next < to; ) {
                int start = next;
                int code = pieces[start][depth];
                int lowestId = Integer.MAX_VALUE;
                while (next < to && pieces[next][depth] == code) {
                    lowestId = Math.min(lowestId, ids[next++]);
                }
                Open child = new Open(start, next, depth + 1, base + code, lowestId);
                level[child.slot] = (long) code << CODE_SHIFT | endingPiece(child);
                queue.add(child);
            }
        }

        private int firstLonger(Open open) {
            int first = open.from;
            while (first < open.to && pieces[first].length == open.depth) {
                first++;
            }
            return first;
        }

        private int endingPiece(Open open) {
            int first = firstLonger(open);
            return first == open.from ? 0 : ids[first - 1] + 1;
        }

        private int freeBase(int from, int to, int depth) {
            int lowestCode = pieces[from][depth];
            firstFree = used.nextClearBit(firstFree);
            int slot = used.nextClearBit(Math.max(firstFree, lowestCode + 1));
            while (!fits(slot - lowestCode, from, to, depth)) {
                slot = used.nextClearBit(slot + 1);
            }
            int base = slot - lowestCode;
            if (base > MAX_BASE) {
                throw new IllegalArgumentException("the pieces need more than " + MAX_BASE + " trie nodes");
            }
            basesUsed.set(base);
            for (int i = from; i < to; i++) {
                used.set(base + pieces[i][depth]);
            }
            return base;
        }

        private boolean fits(int base, int from, int to, int depth) {
            if (basesUsed.get(base)) {
                return false;
            }
            for (int i = from; i < to; i++) {
                if (used.get(base + pieces[i][depth])) {
                    return false;
                }
            }
            return true;
        }

        private void ensureCapacity(int capacity) {
            if (nodes.length < capacity) {
                int length = nodes.length;
                long[] grown = emptyNodes(capacity + (capacity >> 1));
                System.arraycopy(nodes, 0, grown, 0, length);
                nodes = grown;
            }
        }

        private static long[] emptyNodes(int length) {
            long[] empty = new long[length];
            Arrays.fill(empty, (long) CODE_MASK << CODE_SHIFT);
            return empty;
        }
    }
}

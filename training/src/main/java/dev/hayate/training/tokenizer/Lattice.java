package dev.hayate.training.tokenizer;

import java.util.Arrays;

/// All ways to cut one run into pieces. Where no piece is a single character an unknown one stands for it. Mirrors
/// `Lattice` of SentencePiece. For one thread; one run after the other is laid out in the same arrays.
///
/// The sums over all ways are kept as plain numbers, not as logarithms. Before they get too small to be kept,
/// all that are still to be added to are raised by a power of two; the sums from behind are lowered at the same
/// place.
final class Lattice {
    /// The piece that stands for an unknown character.
    static final int UNKNOWN = -1;

    private static final double SMALL = 0x1p-400;
    private static final double RAISE = 0x1p400;
    private static final double LOG_RAISE = 400 * Math.log(2);

    private final UnigramModel model;
    private int[] edgesFrom = new int[64];
    private int[] pieces = new int[512];
    private int[] lengths = new int[512];
    private double[] probabilities = new double[512];
    private double[] before = new double[64];
    private double[] behind = new double[64];
    private boolean[] raised = new boolean[64];
    private int[] bestEdge = new int[64];
    private int[] path = new int[64];
    private int length;
    private int edges;

    Lattice(UnigramModel model) {
        this.model = model;
    }

    /// Lays out the run `[from, to)`.
    void read(int[] codes, int from, int to) {
        PieceIndex index = model.index();
        length = to - from;
        edges = 0;
        ensureLength();
        for (int at = from; at < to; at++) {
            edgesFrom[at - from] = edges;
            ensureEdges(Math.min(index.longest(), to - at) + 1);
            int node = index.first(codes[at]);
            addEdge(node == PieceIndex.NOWHERE ? UNKNOWN : index.piece(node), 1);
            for (int next = at + 1; node != PieceIndex.NOWHERE && next < to; next++) {
                node = index.step(node, codes[next]);
                int piece = index.piece(node);
                if (piece >= 0) {
                    addEdge(piece, next + 1 - at);
                }
            }
        }
        edgesFrom[length] = edges;
    }

    private void addEdge(int piece, int pieceLength) {
        pieces[edges] = piece;
        lengths[edges++] = pieceLength;
    }

    private void ensureLength() {
        if (length >= before.length) {
            int capacity = length + 1 + (length >> 1);
            edgesFrom = new int[capacity];
            before = new double[capacity];
            behind = new double[capacity];
            raised = new boolean[capacity];
            bestEdge = new int[capacity];
            path = new int[capacity];
        }
    }

    private void ensureEdges(int more) {
        if (edges + more > pieces.length) {
            pieces = Arrays.copyOf(pieces, edges + more + (edges >> 1));
            lengths = Arrays.copyOf(lengths, pieces.length);
            probabilities = new double[pieces.length];
        }
    }

    /// Adds to `counts` how often each piece is to be expected in the run.
    ///
    /// @param weight how often the run is seen
    /// @return the logarithm of the probability of the run, over all ways to cut it
    double addExpectedCounts(double weight, double[] counts) {
        double logProbability = sumBefore();
        Arrays.fill(behind, 0, length, 0);
        behind[length] = 1;
        double share = weight / before[length];
        for (int at = length - 1; at >= 0; at--) {
            if (raised[at + 1]) {
                raise(behind, at + 1);
            }
            double sum = 0;
            double scale = share * before[at];
            for (int edge = edgesFrom[at]; edge < edgesFrom[at + 1]; edge++) {
                int piece = pieces[edge];
                double product = probabilities[edge] * behind[at + lengths[edge]];
                sum += product;
                if (piece != UNKNOWN) {
                    counts[piece] += scale * product;
                }
            }
            behind[at] = sum;
        }
        return logProbability;
    }

    private double sumBefore() {
        Arrays.fill(before, 0, length + 1, 0);
        before[0] = 1;
        double logRaised = 0;
        for (int at = 0; at <= length; at++) {
            raised[at] = before[at] < SMALL;
            if (raised[at]) {
                raise(before, at);
                logRaised += LOG_RAISE;
            }
            if (at < length) {
                double here = before[at];
                for (int edge = edgesFrom[at]; edge < edgesFrom[at + 1]; edge++) {
                    probabilities[edge] = model.probability(pieces[edge]);
                    before[at + lengths[edge]] += here * probabilities[edge];
                }
            }
        }
        return Math.log(before[length]) - logRaised;
    }

    private void raise(double[] sums, int from) {
        int to = Math.min(length, from + model.index().longest());
        for (int i = from; i <= to; i++) {
            sums[i] *= RAISE;
        }
    }

    /// The best way to cut the run; of equally good ones the one that HF tokenizers takes.
    ///
    /// @return its score; [#tracePath()] follows it
    double findBest() {
        return findBest(Integer.MAX_VALUE);
    }

    /// The best way that does not take the whole run as one piece.
    ///
    /// @return its score, or minus infinity if there is none
    double findBestSplit() {
        return findBest(length);
    }

    /// @param limit pieces of so many characters are left out
    private double findBest(int limit) {
        Arrays.fill(before, 0, length + 1, Double.NEGATIVE_INFINITY);
        before[0] = 0;
        for (int at = 0; at < length; at++) {
            double here = before[at];
            for (int edge = edgesFrom[at]; edge < edgesFrom[at + 1]; edge++) {
                int to = at + lengths[edge];
                double score = here + model.score(pieces[edge]);
                if (lengths[edge] < limit && score > before[to]) {
                    before[to] = score;
                    bestEdge[to] = edge;
                }
            }
        }
        return before[length];
    }

    /// Follows the best way that was found last, from its end.
    ///
    /// @return how many pieces it has; [#path()] tells which
    int tracePath() {
        int count = 0;
        for (int at = length; at > 0; at -= lengths[bestEdge[at]]) {
            path[count++] = pieces[bestEdge[at]];
        }
        return count;
    }

    /// The pieces of the way that was followed last, from the last to the first. Not a copy.
    int[] path() {
        return path;
    }
}

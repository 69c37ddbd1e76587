package dev.hayate.training.tokenizer;

import dev.hayate.numerics.Workers;
import java.util.Arrays;

/// Leaves out the pieces whose loss costs least. Mirrors `PruneSentencePieces` of SentencePiece: a piece that
/// is cut itself, or that no best way uses, goes; one without another way to write it stays; for all others it
/// is estimated how much less probable the texts get if the second best way to write it takes its place.
final class Pruning {
    private static final int RANGE = 1 << 12;

    private final UnigramModel model;
    private final double[] counts;
    private final double sum;

    private Pruning(UnigramModel model, double[] counts) {
        this.model = model;
        this.counts = counts;
        this.sum = Arrays.stream(counts).sum();
    }

    /// The pieces that stay, in their order, with the scores they have.
    ///
    /// @param kept how many are to stay; those that cannot be written otherwise come on top
    static Pieces prune(UnigramModel model, Runs runs, int kept, Workers workers) {
        double[] counts = Expectation.ofBestWay(model, runs, workers).counts();
        Pruning pruning = new Pruning(model, counts);
        double[] losses = new double[counts.length];
        workers.forEach(Math.ceilDiv(counts.length, RANGE), (range, worker) -> {
            Lattice lattice = new Lattice(model);
            for (int piece = range * RANGE; piece < Math.min(counts.length, (range + 1) * RANGE); piece++) {
                losses[piece] = pruning.loss(piece, lattice);
            }
        });
        int[] chosen = best(losses, kept);
        double[] scores = Arrays.stream(chosen)
                .mapToDouble(piece -> model.pieces().scores()[piece])
                .toArray();
        return model.pieces().choose(chosen, scores);
    }

    /// What it costs to go without a piece: plus infinity where it cannot be, NaN where it costs nothing.
    private double loss(int piece, Lattice lattice) {
        Pieces pieces = model.pieces();
        if (counts[piece] == 0) {
            return Double.NaN;
        }
        if (pieces.lengths()[piece] == 1) {
            return Double.POSITIVE_INFINITY;
        }
        int start = pieces.starts()[piece];
        lattice.read(pieces.codes(), start, start + pieces.lengths()[piece]);
        if (lattice.findBestSplit() > pieces.scores()[piece]) {
            return Double.NaN;
        }
        int others = lattice.tracePath();
        double logSumWithout = Math.log(sum + counts[piece] * (others - 1));
        double without = 0;
        for (int i = 0; i < others; i++) {
            int other = lattice.path()[i];
            if (other == Lattice.UNKNOWN) {
                return Double.POSITIVE_INFINITY;
            }
            without += Math.log(counts[other] + counts[piece]) - logSumWithout;
        }
        return counts[piece] * (Math.log(counts[piece]) - Math.log(sum) - without);
    }

    /// The numbers of the pieces to keep, rising; of equally costly ones the first.
    private static int[] best(double[] losses, int kept) {
        double[] sorted = Arrays.stream(losses)
                .filter(loss -> !Double.isNaN(loss))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new int[0];
        }
        double least = sorted[Math.max(0, sorted.length - kept)];
        int above = 0;
        for (double loss : losses) {
            above += loss > least ? 1 : 0;
        }
        int[] chosen = new int[losses.length];
        int count = 0;
        int ofLeast = least == Double.POSITIVE_INFINITY ? Integer.MAX_VALUE : kept - above;
        for (int piece = 0; piece < losses.length; piece++) {
            if (losses[piece] > least || (losses[piece] == least && ofLeast-- > 0)) {
                chosen[count++] = piece;
            }
        }
        return Arrays.copyOf(chosen, count);
    }
}

package dev.hayate.training.tokenizer;

import dev.hayate.numerics.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What a model makes of all runs. The runs are worked on in parts that do not depend on the number of threads,
/// and the parts are added up in their order.
///
/// @param counts by piece, how often it is found: a sum of probabilities, or a number of times on the best way
/// @param logProbability the logarithm of the probability of all runs
record Expectation(double[] counts, double logProbability) {
    private static final int PARTS = 16;

    /// Pieces that are to be expected less often go.
    private static final double ENOUGH = 0.5;

    /// Over all ways to cut the runs: the E step of the EM algorithm.
    static Expectation overAllWays(UnigramModel model, Runs runs, Workers workers) {
        return sum(
                model, runs, workers, (lattice, weight, counts) -> weight * lattice.addExpectedCounts(weight, counts));
    }

    /// For the best way alone.
    static Expectation ofBestWay(UnigramModel model, Runs runs, Workers workers) {
        return sum(model, runs, workers, (lattice, weight, counts) -> {
            double score = lattice.findBest();
            int pieces = lattice.tracePath();
            for (int i = 0; i < pieces; i++) {
                if (lattice.path()[i] != Lattice.UNKNOWN) {
                    counts[lattice.path()[i]] += weight;
                }
            }
            return weight * score;
        });
    }

    /// Adds the counts of a run that is seen `weight` times, and gives the logarithm of the probability of them
    /// all.
    private interface RunStep {
        double add(Lattice lattice, double weight, double[] counts);
    }

    private static Expectation sum(UnigramModel model, Runs runs, Workers workers, RunStep step) {
        int[] firsts = runs.parts(PARTS);
        @Nullable Expectation[] parts = new Expectation[PARTS];
        workers.forEach(PARTS, (part, worker) -> {
            Lattice lattice = new Lattice(model);
            double[] counts = new double[model.pieces().size()];
            double sum = 0;
            for (int run = firsts[part]; run < firsts[part + 1]; run++) {
                lattice.read(runs.codes(), runs.starts()[run], runs.end(run));
                sum += step.add(lattice, (double) runs.weights()[run], counts);
            }
            parts[part] = new Expectation(counts, sum);
        });
        double[] counts = new double[model.pieces().size()];
        double sum = 0;
        for (Expectation part : parts) {
            if (part != null) {
                for (int piece = 0; piece < counts.length; piece++) {
                    counts[piece] += part.counts[piece];
                }
                sum += part.logProbability;
            }
        }
        return new Expectation(counts, sum);
    }

    /// The M step: pieces that are hardly to be expected go, the others get new scores under a prior that
    /// favours few pieces (Liang and Klein, "Structured Bayesian Nonparametric Models with Variational
    /// Inference", 2007). Mirrors `RunMStep` of SentencePiece.
    Pieces maximize(Pieces pieces) {
        int[] chosen = new int[counts.length];
        int kept = 0;
        double sum = 0;
        for (int piece = 0; piece < counts.length; piece++) {
            if (counts[piece] >= ENOUGH) {
                chosen[kept++] = piece;
                sum += counts[piece];
            }
        }
        double[] scores = new double[kept];
        double logSum = Digamma.of(sum);
        for (int i = 0; i < kept; i++) {
            scores[i] = Digamma.of(counts[chosen[i]]) - logSum;
        }
        return pieces.choose(Arrays.copyOf(chosen, kept), scores);
    }
}

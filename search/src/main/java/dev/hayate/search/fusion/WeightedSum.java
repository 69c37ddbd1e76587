package dev.hayate.search.fusion;

import java.util.Arrays;

/// The convex combination of both scores: `(1 - weight) × exp((score - best) / fall) + weight × cosine`.
///
/// Scores of BM25 have no upper end, and what they are worth depends on the query; what tells is how far a
/// candidate is behind the best one. The exponential function brings that from 0 to 1, as the odds that they
/// are a logarithm of: two good candidates stay close, and the many with a common word or two count for nearly
/// nothing. So it matters little that a candidate which was found by vectors alone has no score by words.
/// Cosines need no change.
///
/// Sums of scores know by how much a candidate is better than the next one, other than [ReciprocalRanks].
///
/// @param weight the share of vectors, from 0 to 1
/// @param fall how many points of BM25 behind the best let a candidate count an e-th of it
public record WeightedSum(double weight, double fall) implements Fusion {
    /// What was best on average in half of the queries of four sets; docs/search.md has the figures.
    public static final WeightedSum DEFAULT = new WeightedSum(0.6, 3);

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if the weight is not from 0 to 1, or the fall not above 0
    public WeightedSum {
        Weights.requireShare(weight);
        if (!(fall > 0)) {
            throw new IllegalArgumentException("the fall is above 0, not " + fall);
        }
    }

    /// The same with another share of vectors.
    public WeightedSum weighing(double weight) {
        return new WeightedSum(weight, fall);
    }

    @Override
    public double[] join(double[] words, double[] vectors) {
        Weights.requireSameCandidates(words, vectors);
        double best =
                Arrays.stream(words).filter(score -> !Double.isNaN(score)).max().orElse(0);
        double[] sums = new double[words.length];
        for (int i = 0; i < sums.length; i++) {
            double byWords = Double.isNaN(words[i]) ? 0 : Math.exp((words[i] - best) / fall);
            double byVectors = Double.isNaN(vectors[i]) ? 0 : vectors[i];
            sums[i] = (1 - weight) * byWords + weight * byVectors;
        }
        return sums;
    }
}

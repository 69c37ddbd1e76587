package dev.hayate.search.fusion;

/// How the scores of a search by words and of one by vectors are joined. Immutable, for any number of threads.
///
/// A candidate that one of them has not found has no score there, [Double#NaN], and gains nothing from it.
public sealed interface Fusion permits ReciprocalRanks, WeightedSum {

    /// Joins two scores of each candidate; higher is better.
    ///
    /// @param words by candidate, its score by words
    /// @param vectors by candidate, its score by vectors
    /// @return by candidate, its score; what ties in both ties here
    /// @throws IllegalArgumentException if the lengths differ
    double[] join(double[] words, double[] vectors);
}

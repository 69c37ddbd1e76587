package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.Workers;
import java.util.function.DoubleConsumer;

/// A way to find the pairs of vectors whose cosine is at or above a threshold. What is found depends on the
/// vectors, the threshold and the number of vectors known before, not on threads. A zero vector is in no pair.
public sealed interface PairSearch permits ExhaustiveSearch, CellSearch {
    /// Finds pairs. Beside the vectors, this takes 150 to 800 bytes a vector, more at lower thresholds.
    ///
    /// @param vectors all of them
    /// @param known how many of the first vectors were searched before: no pair of two of them is found
    /// @param threshold above 0, at most 1; compared with [VectorChunks#cosine(int, int)]
    /// @param pairs takes what is found
    /// @param progress is told the part that is done, from 0 to 1, by several threads
    /// @throws IllegalArgumentException if the threshold is not in its range, or there are more vectors than
    ///     can be compared at once: 22 million or more
    void find(VectorChunks vectors, int known, float threshold, Pairs pairs, DoubleConsumer progress, Workers workers);

    /// Refuses a threshold that is none.
    static void requireThreshold(float threshold) {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("the threshold is above 0 and at most 1, not " + threshold);
        }
    }
}

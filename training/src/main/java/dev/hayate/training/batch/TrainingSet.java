package dev.hayate.training.batch;

import java.util.Arrays;

/// A data set as it is trained with.
///
/// @param name what it is called
/// @param store its texts
/// @param rows the numbers of the rows that take part, rising; a row that counts several times stands several
///     times
/// @param repeat how many times each of them stands there
public record TrainingSet(String name, PairStore store, int[] rows, int repeat) {
    /// Chooses the rows.
    ///
    /// @param most how many rows to keep at most, chosen by chance
    /// @param repeat how many times each of them counts
    /// @param seed what the choice depends on
    /// @throws IllegalArgumentException if a number is below 1, or there would be more rows than an array holds
    public static TrainingSet of(String name, PairStore store, int most, int repeat, long seed) {
        if (most < 1 || repeat < 1) {
            throw new IllegalArgumentException(
                    name + ": rows and repeat must be at least 1, not " + most + " and " + repeat);
        }
        int kept = Math.min(most, store.rows());
        int[] chosen = Arrays.copyOf(Order.shuffled(store.rows(), seed, name.hashCode()), kept);
        Arrays.sort(chosen);
        int[] rows = new int[Math.multiplyExact(kept, repeat)];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = chosen[i / repeat];
        }
        return new TrainingSet(name, store, rows, repeat);
    }
}

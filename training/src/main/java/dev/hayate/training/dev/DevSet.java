package dev.hayate.training.dev;

import dev.hayate.numerics.Workers;
import dev.hayate.training.table.TrainableTable;
import java.util.List;

/// Texts that a table is scored on while it is trained. Immutable; the scores do not depend on the number of
/// threads.
public interface DevSet {
    /// One measure at one prefix of the vectors.
    ///
    /// @param metric what was measured, such as `spearman`
    /// @param dimension the prefix
    /// @param value 1 is perfect, 0 is nothing; a correlation may be negative
    record Score(String metric, int dimension, double value) {}

    /// What the set is called.
    String name();

    /// Scores a table.
    ///
    /// @param dimensions the prefixes to score, rising
    /// @return a score by prefix, in their order
    /// @throws IllegalArgumentException if the prefixes do not rise or are longer than the table's rows
    List<Score> score(TrainableTable table, int[] dimensions, Workers workers);
}

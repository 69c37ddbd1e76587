package dev.hayate.evaluation.report;

import java.util.List;
import java.util.Optional;

/// Several runs side by side, as [ComparisonReport] shows them.
///
/// @param columns the runs; the others are compared with the first
/// @param rows the data sets
/// @param warnings what has to be known, such as why a score is not defined
public record Comparison(List<Column> columns, List<Row> rows, List<String> warnings) {
    /// Takes copies of the lists.
    ///
    /// @throws IllegalArgumentException if there is no run, or a row has not one cell for each
    public Comparison {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        warnings = List.copyOf(warnings);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a comparison needs at least one run");
        }
        for (Row row : rows) {
            if (row.cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        row.task + " has " + row.cells.size() + " cells for " + columns.size() + " runs");
            }
        }
    }

    /// A run.
    ///
    /// @param model what the caller calls it
    /// @param contender the title of what is compared of it, such as `256`
    /// @param fingerprint of the model
    /// @param protocol that it was measured by
    public record Column(String model, String contender, String fingerprint, String protocol) {}

    /// A data set.
    ///
    /// @param cells by run
    public record Row(String suite, String task, String metric, List<Cell> cells) {
        /// Takes a copy of the cells.
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A run at a data set.
    ///
    /// @param score from 0 to 1, or -1 to 1 for correlations; NaN if there is none
    /// @param difference to the first run; empty for the first itself, and where one of both has no score
    public record Cell(double score, Optional<Difference> difference) {}

    /// A difference of scores with its interval of 95 %.
    public record Difference(double value, double low, double high) {
        /// Whether the interval does not contain 0, so that chance alone hardly explains the difference.
        public boolean clear() {
            return low > 0 || high < 0;
        }
    }
}

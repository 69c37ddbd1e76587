package dev.hayate.numerics.classify;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;

/// What vectors and labels must be for a classifier to take them.
final class Vectors {
    private static final int ROWS_A_UNIT = 1024;

    private Vectors() {}

    /// @throws IllegalArgumentException if there are no rows, not as many labels, a negative label, or a value
    ///     that is no finite number
    static void requireExamples(Matrix vectors, int[] labels, Workers workers) {
        if (vectors.rows() == 0) {
            throw new IllegalArgumentException("a classifier cannot learn without examples: give it at least one row");
        }
        if (vectors.rows() != labels.length) {
            throw new IllegalArgumentException(
                    vectors.rows() + " vectors cannot have " + labels.length + " labels: there must be one a row");
        }
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0) {
                throw new IllegalArgumentException(
                        "the label of row " + row + " is " + labels[row] + "; labels must be 0 or more");
            }
        }
        requireFinite(vectors, workers);
    }

    /// @throws IllegalArgumentException if a value is no finite number, or the dimension is not that of the
    ///     examples
    static void requireLike(int dimension, Matrix vectors, Workers workers) {
        if (vectors.columns() != dimension) {
            throw new IllegalArgumentException(
                    "expected vectors of the examples' dimension " + dimension + ", got " + vectors.columns());
        }
        requireFinite(vectors, workers);
    }

    private static void requireFinite(Matrix vectors, Workers workers) {
        int units = (vectors.rows() + ROWS_A_UNIT - 1) / ROWS_A_UNIT;
        int[] firstBadRow = new int[units];
        workers.forEach(units, (unit, worker) -> {
            int to = Math.min(vectors.rows(), (unit + 1) * ROWS_A_UNIT);
            int row = unit * ROWS_A_UNIT;
            while (row < to && firstBadColumn(vectors, row) == vectors.columns()) {
                row++;
            }
            firstBadRow[unit] = row == to ? vectors.rows() : row;
        });
        for (int row : firstBadRow) {
            if (row < vectors.rows()) {
                int column = firstBadColumn(vectors, row);
                throw new IllegalArgumentException("row " + row + ", column " + column + " of the vectors is "
                        + vectors.values()[vectors.at(row) + column] + "; all values must be finite numbers");
            }
        }
    }

    private static int firstBadColumn(Matrix vectors, int row) {
        float[] values = vectors.values();
        int at = vectors.at(row);
        int column = 0;
        while (column < vectors.columns() && Float.isFinite(values[at + column])) {
            column++;
        }
        return column;
    }
}

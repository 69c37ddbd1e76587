package dev.hayate.numerics.classify;

import dev.hayate.numerics.DoubleGemm;
import dev.hayate.numerics.DoubleMatrix;
import dev.hayate.numerics.Matrix;
import java.util.Arrays;

/// A few rows of vectors in float64, each followed by a 1, whose weight is the intercept. Small enough to stay
/// in the cache between what is done with them. For one thread, which fills it again and again.
final class RowBlock {
    static final int ROWS = 32;

    private final DoubleMatrix rows;
    private final DoubleMatrix logits;

    RowBlock(int columns, int outputs) {
        rows = DoubleMatrix.of(ROWS, columns + 1);
        logits = DoubleMatrix.of(ROWS, outputs);
    }

    /// Takes the rows `[from, to)`, at most [#ROWS]; the other ones become zero.
    void load(Matrix vectors, int from, int to) {
        for (int row = from; row < to; row++) {
            widen(vectors.values(), vectors.at(row), rows.values(), rows.at(row - from), vectors.columns());
            rows.values()[rows.at(row - from) + vectors.columns()] = 1;
        }
        if (to - from < ROWS) {
            Arrays.fill(rows.values(), rows.at(to - from), rows.values().length, 0);
        }
    }

    private static void widen(float[] from, int at, double[] to, int toAt, int count) {
        for (int i = 0; i < count; i++) {
            to[toAt + i] = from[at + i];
        }
    }

    /// Shape `[ROWS, columns + 1]`.
    DoubleMatrix rows() {
        return rows;
    }

    /// The products of the rows with the weights, valid until the next call; shape `[ROWS, outputs]`.
    ///
    /// @param weights shape `[columns + 1, outputs]`
    DoubleMatrix logits(DoubleMatrix weights) {
        Arrays.fill(logits.values(), 0);
        DoubleGemm.add(rows, weights, logits);
        return logits;
    }

    /// Weights by output, intercept last, as [#logits] takes them.
    static DoubleMatrix byColumn(double[] weights, int columns, int outputs) {
        DoubleMatrix byColumn = DoubleMatrix.of(columns + 1, outputs);
        for (int output = 0; output < outputs; output++) {
            for (int column = 0; column <= columns; column++) {
                byColumn.values()[byColumn.at(column) + output] = weights[output * (columns + 1) + column];
            }
        }
        return byColumn;
    }
}

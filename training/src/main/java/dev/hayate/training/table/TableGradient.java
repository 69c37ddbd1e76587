package dev.hayate.training.table;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.BitSet;

/// The gradient of a [TrainableTable]: rows of tokens that were met, all others being zero.
public final class TableGradient {
    private static final int TOKENS_A_UNIT = 16;

    private final TrainableTable rows;
    private final BitSet met = new BitSet();
    private final double[] squares;

    /// A gradient of the table's shape, of zeros.
    public TableGradient(TrainableTable table) {
        this.rows = TrainableTable.of(table.vocabulary(), table.dimension());
        this.squares = new double[table.vocabulary()];
    }

    /// Sets it to zero.
    public void clear() {
        met.clear();
    }

    /// The tokens that were met since it was cleared.
    BitSet met() {
        return met;
    }

    /// The values, of which only the rows of tokens that were met mean anything.
    float[] values() {
        return rows.values();
    }

    /// Adds the gradient of the texts' means.
    ///
    /// @param occurrences the tokens of the texts
    /// @param gradient by text
    public void add(Occurrences occurrences, Matrix gradient, Workers workers) {
        int tokens = occurrences.tokens().length;
        workers.forEach((tokens + TOKENS_A_UNIT - 1) / TOKENS_A_UNIT, (unit, worker) -> {
            for (int n = unit * TOKENS_A_UNIT; n < Math.min(tokens, (unit + 1) * TOKENS_A_UNIT); n++) {
                addToken(occurrences, n, gradient);
            }
        });
        for (int token : occurrences.tokens()) {
            met.set(token);
        }
    }

    private void addToken(Occurrences occurrences, int n, Matrix gradient) {
        int token = occurrences.tokens()[n];
        int at = rows.at(token);
        int dimension = rows.dimension();
        if (!met.get(token)) {
            Arrays.fill(rows.values(), at, at + dimension, 0);
        }
        int[] texts = occurrences.texts();
        int t = occurrences.starts()[n];
        int end = occurrences.starts()[n + 1];
        for (; t + 4 <= end; t += 4) {
            RowArithmetic.addScaled4(
                    gradient.values(),
                    gradient.at(texts[t]),
                    gradient.at(texts[t + 1]),
                    gradient.at(texts[t + 2]),
                    gradient.at(texts[t + 3]),
                    occurrences.shares(),
                    t,
                    rows.values(),
                    at,
                    dimension);
        }
        for (; t < end; t++) {
            RowArithmetic.addScaled(
                    gradient.values(), gradient.at(texts[t]), occurrences.shares()[t], rows.values(), at, dimension);
        }
    }

    /// Makes its rows weighted sums of the rows of another gradient; rows that were not met do not count.
    ///
    /// @param starts where the rows that are added up to each of its rows begin, and the end of the last
    /// @param others these rows, and their weights
    public void setToSums(TableGradient other, int[] starts, int[] others, float[] weights, Workers workers) {
        met.clear();
        for (int row = 0; row < rows.vocabulary(); row++) {
            for (int i = starts[row]; i < starts[row + 1] && !met.get(row); i++) {
                met.set(row, other.met.get(others[i]));
            }
        }
        int units = (rows.vocabulary() + TOKENS_A_UNIT - 1) / TOKENS_A_UNIT;
        workers.forEach(units, (unit, worker) -> {
            int to = Math.min(rows.vocabulary(), (unit + 1) * TOKENS_A_UNIT);
            for (int row = unit * TOKENS_A_UNIT; row < to; row++) {
                if (met.get(row)) {
                    sum(other, others, weights, starts[row], starts[row + 1], row);
                }
            }
        });
    }

    private void sum(TableGradient other, int[] others, float[] weights, int from, int to, int row) {
        int at = rows.at(row);
        Arrays.fill(rows.values(), at, at + rows.dimension(), 0);
        for (int i = from; i < to; i++) {
            if (other.met.get(others[i])) {
                RowArithmetic.addScaled(
                        other.rows.values(), other.rows.at(others[i]), weights[i], rows.values(), at, rows.dimension());
            }
        }
    }

    /// Its length, over all values of all rows.
    public double norm(Workers workers) {
        int units = (rows.vocabulary() + TOKENS_A_UNIT - 1) / TOKENS_A_UNIT;
        workers.forEach(units, (unit, worker) -> {
            int to = Math.min(rows.vocabulary(), (unit + 1) * TOKENS_A_UNIT);
            for (int token = unit * TOKENS_A_UNIT; token < to; token++) {
                squares[token] =
                        met.get(token) ? RowArithmetic.squares(rows.values(), rows.at(token), rows.dimension()) : 0;
            }
        });
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.sqrt(sum);
    }
}

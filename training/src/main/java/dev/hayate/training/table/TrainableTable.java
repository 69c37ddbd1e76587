package dev.hayate.training.table;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A table of token vectors while it is trained: float32, one row a token. For one thread, which shares the work
/// with [Workers].
///
/// @param values the rows, one after another
/// @param vocabulary how many there are
/// @param dimension their length
public record TrainableTable(float[] values, int vocabulary, int dimension) {
    private static final int TEXTS_A_UNIT = 32;

    /// A table of values drawn from the normal distribution with mean 0 and standard deviation 1, as PyTorch's
    /// `EmbeddingBag` begins.
    ///
    /// @throws IllegalArgumentException if it has more values than an array can hold
    public static TrainableTable random(int vocabulary, int dimension, long seed) {
        return random(vocabulary, dimension, seed, 1);
    }

    /// As [#random(int, int, long)], of another standard deviation.
    public static TrainableTable random(int vocabulary, int dimension, long seed, double deviation) {
        TrainableTable table = of(vocabulary, dimension);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < table.values.length; i++) {
            table.values[i] = (float) (deviation * random.nextGaussian());
        }
        return table;
    }

    /// A table of zeros.
    ///
    /// @throws IllegalArgumentException if it has more values than an array can hold
    public static TrainableTable of(int vocabulary, int dimension) {
        long length = (long) vocabulary * dimension;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a table of " + vocabulary + " tokens and " + dimension
                    + " dimensions is more than an array holds");
        }
        return new TrainableTable(new float[(int) length], vocabulary, dimension);
    }

    /// Where the row of a token begins in [#values].
    public int at(int token) {
        return token * dimension;
    }

    /// Makes a row the weighted sum of rows of another table, in their order.
    ///
    /// @param token which row
    /// @param rows the rows of the other table, and their weights, from `from` up to `to`
    public void setToSum(int token, TrainableTable other, int[] rows, float[] weights, int from, int to) {
        int sum = at(token);
        Arrays.fill(values, sum, sum + dimension, 0);
        for (int i = from; i < to; i++) {
            RowArithmetic.addScaled(other.values, other.at(rows[i]), weights[i], values, sum, dimension);
        }
    }

    /// The mean of the rows of every text's tokens; 0 for a text without tokens.
    ///
    /// @param means a row per text; overwritten
    public void means(TokenBatch batch, Matrix means, Workers workers) {
        workers.forEach((batch.texts() + TEXTS_A_UNIT - 1) / TEXTS_A_UNIT, (unit, worker) -> {
            int to = Math.min(batch.texts(), (unit + 1) * TEXTS_A_UNIT);
            for (int text = unit * TEXTS_A_UNIT; text < to; text++) {
                mean(batch, text, means.values(), means.at(text));
            }
        });
    }

    private void mean(TokenBatch batch, int text, float[] mean, int at) {
        Arrays.fill(mean, at, at + dimension, 0);
        int[] ids = batch.ids();
        int n = batch.starts()[text];
        int end = batch.starts()[text + 1];
        for (; n + 4 <= end; n += 4) {
            RowArithmetic.add4(values, at(ids[n]), at(ids[n + 1]), at(ids[n + 2]), at(ids[n + 3]), mean, at, dimension);
        }
        for (; n < end; n++) {
            RowArithmetic.add(values, at(ids[n]), mean, at, dimension);
        }
        if (batch.length(text) > 1) {
            RowArithmetic.divide(mean, at, batch.length(text), dimension);
        }
    }
}

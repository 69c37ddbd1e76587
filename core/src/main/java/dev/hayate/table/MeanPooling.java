package dev.hayate.table;

/// The mean of rows of a table, for one thread: owns the buffers that this takes, which grow to the longest text.
public final class MeanPooling {
    private static final float[] NO_WEIGHTS = {};

    private final EmbeddingTable table;
    private final RowSum sum;
    private int[] rows = {};
    private float[] weights = NO_WEIGHTS;

    MeanPooling(EmbeddingTable table, RowSum sum) {
        this.table = table;
        this.sum = sum;
    }

    /// Writes the mean of the rows of some token ids: their sum, divided by their number, in float32.
    ///
    /// @param ids token ids; the first `count` count
    /// @param count at least 1
    /// @param target gets the mean at `[offset, offset + dimension)`
    /// @param dimension how many leading values of the rows to average, at most the table's
    public void mean(int[] ids, int count, float[] target, int offset, int dimension) {
        sum.sum(rows(ids, count), weights(ids, count), count, target, offset, 0, dimension);
        float divisor = count;
        for (int i = offset; i < offset + dimension; i++) {
            target[i] /= divisor;
        }
    }

    private int[] rows(int[] ids, int count) {
        int[] mapping = table.mapping();
        if (mapping == null) {
            return ids;
        }
        if (rows.length < count) {
            rows = new int[Math.max(count, 2 * rows.length)];
        }
        for (int i = 0; i < count; i++) {
            rows[i] = mapping[ids[i]];
        }
        return rows;
    }

    private float[] weights(int[] ids, int count) {
        float[] weightOfId = table.weights();
        if (weightOfId == null) {
            return NO_WEIGHTS;
        }
        if (weights.length < count) {
            weights = new float[Math.max(count, 2 * weights.length)];
        }
        for (int i = 0; i < count; i++) {
            weights[i] = weightOfId[ids[i]];
        }
        return weights;
    }
}

package dev.hayate;

import java.util.Arrays;
import java.util.Objects;

/// Vectors of one dimension, row by row. Safe to share between threads as long as nobody writes into [#values()].
public final class Embeddings {
    private final float[] values;
    private final int rows;
    private final int dimension;

    /// Takes values as they are; the array is not copied.
    ///
    /// @param values shape `[rows, dimension]`, row-major
    /// @throws IllegalArgumentException if the shape does not fit the length of the array
    public Embeddings(float[] values, int rows, int dimension) {
        if (rows < 0 || dimension < 1 || (long) rows * dimension != values.length) {
            throw new IllegalArgumentException(
                    "expected " + rows + " rows × " + dimension + " dimensions, got " + values.length + " values");
        }
        this.values = values;
        this.rows = rows;
        this.dimension = dimension;
    }

    /// Copies vectors of equal dimension.
    ///
    /// @throws IllegalArgumentException if there is no vector or the dimensions differ
    public static Embeddings of(float[]... vectors) {
        if (vectors.length == 0) {
            throw new IllegalArgumentException("expected at least one vector, got none");
        }
        int dimension = vectors[0].length;
        float[] values = new float[Math.multiplyExact(vectors.length, dimension)];
        for (int row = 0; row < vectors.length; row++) {
            requireDimension(dimension, vectors[row].length);
            System.arraycopy(vectors[row], 0, values, row * dimension, dimension);
        }
        return new Embeddings(values, vectors.length, dimension);
    }

    /// The values, shape `[rows, dimension]`, row-major. Not a copy.
    public float[] values() {
        return values;
    }

    /// The number of vectors.
    public int rows() {
        return rows;
    }

    /// The number of values of every vector.
    public int dimension() {
        return dimension;
    }

    /// A copy of one vector.
    public float[] row(int row) {
        int start = start(row);
        return Arrays.copyOfRange(values, start, start + dimension);
    }

    /// Copies one vector into an array of the caller.
    public void copyRow(int row, float[] target, int offset) {
        System.arraycopy(values, start(row), target, offset, dimension);
    }

    /// One value of one vector.
    public float value(int row, int index) {
        Objects.checkIndex(index, dimension);
        return values[start(row) + index];
    }

    /// A copy with the first values of every vector (Matryoshka truncation), not normalised again.
    ///
    /// @throws IllegalArgumentException unless `1 <= dimension <= dimension()`
    public Embeddings truncated(int dimension) {
        if (dimension < 1 || dimension > this.dimension) {
            throw new IllegalArgumentException(
                    "expected a dimension from 1 to " + this.dimension + ", got " + dimension);
        }
        float[] truncated = new float[rows * dimension];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * this.dimension, truncated, row * dimension, dimension);
        }
        return new Embeddings(truncated, rows, dimension);
    }

    /// A copy with every vector scaled to length 1: `x / max(norm, 1e-12)`, the norm summed in float64, as
    /// `torch.nn.functional.normalize` to within one unit in the last place. Zero vectors stay zero.
    public Embeddings normalized() {
        float[] normalized = values.clone();
        for (int row = 0; row < rows; row++) {
            L2Norm.normalize(normalized, row * dimension, dimension);
        }
        return new Embeddings(normalized, rows, dimension);
    }

    /// Index in [#values()] at which a row starts.
    int start(int row) {
        return Objects.checkIndex(row, rows) * dimension;
    }

    static void requireDimension(int expected, int actual) {
        if (expected != actual) {
            throw new IllegalArgumentException("expected dimension " + expected + ", got " + actual);
        }
    }

    @Override
    public String toString() {
        return "Embeddings[" + rows + " × " + dimension + "]";
    }
}

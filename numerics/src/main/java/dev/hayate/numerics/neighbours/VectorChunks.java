package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Vectors of one dimension that become more and more, in chunks, so that nothing is copied when there are many.
/// Takes `4 · (dimension + 32)` bytes a vector. For one thread while vectors are added, then for any number.
public final class VectorChunks {
    private static final int SHIFT = 13;

    /// The vectors of a chunk; the last may have fewer.
    static final int CHUNK = 1 << SHIFT;

    /// What torch and `Similarity.COSINE` put in the place of a smaller length.
    private static final double LEAST_LENGTH = 1e-12;

    private final int dimension;
    private final List<Matrix> chunks = new ArrayList<>();
    private double[] lengths = new double[CHUNK];
    private int rows;

    /// @throws IllegalArgumentException if the dimension is below 1
    public VectorChunks(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("vectors must have at least 1 dimension, not " + dimension);
        }
        this.dimension = dimension;
    }

    /// Copies a vector, which gets the next number, from 0 on.
    ///
    /// @throws IllegalArgumentException if a value is not finite, or the vectors become more than two billion
    public void add(float[] values, int at) {
        double length = Math.sqrt(LaneSums.dot(values, at, values, at, dimension));
        if (!Double.isFinite(length)) {
            throw new IllegalArgumentException("vector " + rows + " has values that are not finite");
        }
        if (rows == Integer.MAX_VALUE - CHUNK) {
            throw new IllegalArgumentException("more than " + rows + " vectors are too many");
        }
        if (rows == lengths.length) {
            lengths = Arrays.copyOf(lengths, (int) Math.min(Integer.MAX_VALUE - CHUNK, rows * 2L));
        }
        if (rows % CHUNK == 0) {
            chunks.add(Matrix.of(CHUNK, dimension));
        }
        System.arraycopy(values, at, values(rows), at(rows), dimension);
        lengths[rows++] = length;
    }

    /// How many vectors there are.
    public int rows() {
        return rows;
    }

    /// The number of values of each.
    public int dimension() {
        return dimension;
    }

    /// Copies a vector to an array of the caller.
    public void copy(int row, float[] target, int targetAt) {
        System.arraycopy(values(row), at(row), target, targetAt, dimension);
    }

    /// Whether a vector has only zeros, as that of an empty text.
    public boolean isZero(int row) {
        return lengths[row] == 0;
    }

    /// The cosine of two vectors, with the same bits as `Similarity.COSINE`.
    public float cosine(int row, int other) {
        double dot = LaneSums.dot(values(row), at(row), values(other), at(other), dimension);
        return (float) (dot / (Math.max(lengths[row], LEAST_LENGTH) * Math.max(lengths[other], LEAST_LENGTH)));
    }

    /// Whether a vector has the same values as another one.
    boolean isEqual(int row, float[] vector, int from) {
        return Arrays.equals(values(row), at(row), at(row) + dimension, vector, from, from + dimension);
    }

    double length(int row) {
        return lengths[row];
    }

    float[] values(int row) {
        return chunks.get(row >>> SHIFT).values();
    }

    int at(int row) {
        return chunks.get(row >>> SHIFT).at(row & (CHUNK - 1));
    }

    int chunks() {
        return chunks.size();
    }

    Matrix chunk(int number) {
        return chunks.get(number).slice(0, Math.min(CHUNK, rows - number * CHUNK));
    }

    /// So many numbers of vectors at even distances, or all.
    int[] sample(int most) {
        int[] sample = new int[Math.min(rows, most)];
        Arrays.setAll(sample, i -> (int) ((long) i * rows / sample.length));
        return sample;
    }
}

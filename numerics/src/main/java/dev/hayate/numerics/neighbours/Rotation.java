package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.DoubleGemm;
import dev.hayate.numerics.DoubleMatrix;
import java.util.SplittableRandom;

/// Directions at right angles to each other, in which vectors differ most: the first principal components of a
/// sample, about the origin, found by orthogonal iteration. That they are at right angles (or zero, where the
/// vectors have fewer dimensions) is all that proofs rest on; how well they are chosen decides on the speed alone.
///
/// @param directions shape `[dimension, count]`, a direction a column
record Rotation(DoubleMatrix directions) {
    private static final int SAMPLE = 8192;
    private static final int BLOCK = 64;
    private static final int ROUNDS = 12;
    private static final double NOTHING = 1e-9;

    /// @param count how many directions, at most as many as there are dimensions
    static Rotation of(VectorChunks vectors, int count) {
        int dimension = vectors.dimension();
        DoubleMatrix moments = moments(vectors);
        SplittableRandom random = new SplittableRandom(1);
        DoubleMatrix rows = DoubleMatrix.of(count, dimension);
        for (int row = 0; row < count; row++) {
            for (int d = 0; d < dimension; d++) {
                rows.values()[rows.at(row) + d] = random.nextDouble() - 0.5;
            }
        }
        straighten(rows);
        for (int round = 0; round < ROUNDS; round++) {
            DoubleMatrix next = DoubleMatrix.of(count, dimension);
            DoubleGemm.add(rows, moments, next);
            straighten(next);
            rows = next;
        }
        return new Rotation(transposed(rows));
    }

    private static DoubleMatrix transposed(DoubleMatrix rows) {
        DoubleMatrix columns = DoubleMatrix.of(rows.columns(), rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.columns(); column++) {
                columns.values()[columns.at(column) + row] = rows.values()[rows.at(row) + column];
            }
        }
        return columns;
    }

    /// The first directions by themselves.
    Rotation prefix(int count) {
        DoubleMatrix first = DoubleMatrix.of(directions.rows(), count);
        for (int row = 0; row < directions.rows(); row++) {
            System.arraycopy(directions.values(), directions.at(row), first.values(), first.at(row), count);
        }
        return new Rotation(first);
    }

    int count() {
        return directions.columns();
    }

    private static DoubleMatrix moments(VectorChunks vectors) {
        int dimension = vectors.dimension();
        int[] sample = vectors.sample(SAMPLE);
        DoubleMatrix moments = DoubleMatrix.of(dimension, dimension);
        DoubleMatrix rows = DoubleMatrix.of(BLOCK, dimension);
        DoubleMatrix columns = DoubleMatrix.of(dimension, BLOCK);
        for (int from = 0; from < sample.length; from += BLOCK) {
            for (int i = 0; i < BLOCK; i++) {
                for (int d = 0; d < dimension; d++) {
                    double value = from + i < sample.length ? scaled(vectors, sample[from + i], d) : 0;
                    rows.values()[rows.at(i) + d] = value;
                    columns.values()[columns.at(d) + i] = value;
                }
            }
            DoubleGemm.add(columns, rows, moments);
        }
        return moments;
    }

    private static double scaled(VectorChunks vectors, int row, int d) {
        return vectors.isZero(row) ? 0 : vectors.values(row)[vectors.at(row) + d] / vectors.length(row);
    }

    /// Makes rows orthonormal, one after another: twice Gram and Schmidt, so that no rounding is left over.
    private static void straighten(DoubleMatrix rows) {
        for (int row = 0; row < rows.rows(); row++) {
            double before = Math.sqrt(dot(rows, row, row));
            for (int time = 0; time < 2; time++) {
                for (int other = 0; other < row; other++) {
                    subtract(rows, row, other, dot(rows, row, other));
                }
            }
            double length = Math.sqrt(dot(rows, row, row));
            double factor = length <= before * NOTHING ? 0 : 1 / length;
            for (int i = rows.at(row); i < rows.at(row) + rows.columns(); i++) {
                rows.values()[i] *= factor;
            }
        }
    }

    private static double dot(DoubleMatrix rows, int row, int other) {
        double[] values = rows.values();
        int at = rows.at(row);
        int otherAt = rows.at(other);
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 2 <= rows.columns(); i += 2) {
            even += values[at + i] * values[otherAt + i];
            odd += values[at + i + 1] * values[otherAt + i + 1];
        }
        return i < rows.columns() ? even + odd + values[at + i] * values[otherAt + i] : even + odd;
    }

    private static void subtract(DoubleMatrix rows, int row, int other, double factor) {
        double[] values = rows.values();
        int at = rows.at(row);
        int otherAt = rows.at(other);
        for (int i = 0; i < rows.columns(); i++) {
            values[at + i] -= factor * values[otherAt + i];
        }
    }
}

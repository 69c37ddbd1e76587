package dev.hayate.evaluation;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Measure;

/// How alike two vectors are, in double precision.
enum PairMeasure {
    /// 0 if a vector is zero.
    COSINE,
    MANHATTAN,
    EUCLIDEAN,
    DOT;

    /// The measure of every row of one matrix and the same row of another, at their first dimensions.
    double[] of(Matrix first, Matrix second, int dimension) {
        double[] values = new double[first.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = of(first.values(), first.at(row), second.values(), second.at(row), dimension);
        }
        return values;
    }

    /// How near two rows are: the greater, the nearer.
    static double nearness(Measure measure, Matrix first, int row, Matrix second, int other, int dimension) {
        PairMeasure pair = switch (measure) {
            case COSINE -> COSINE;
            case DOT -> DOT;
            case EUCLIDEAN -> EUCLIDEAN;
        };
        double value = pair.of(first.values(), first.at(row), second.values(), second.at(other), dimension);
        return measure == Measure.EUCLIDEAN ? -value : value;
    }

    private double of(float[] a, int aAt, float[] b, int bAt, int dimension) {
        return switch (this) {
            case COSINE -> cosine(a, aAt, b, bAt, dimension);
            case MANHATTAN -> manhattan(a, aAt, b, bAt, dimension);
            case EUCLIDEAN -> euclidean(a, aAt, b, bAt, dimension);
            case DOT -> dot(a, aAt, b, bAt, dimension);
        };
    }

    private static double cosine(float[] a, int aAt, float[] b, int bAt, int dimension) {
        double lengths = Math.sqrt(dot(a, aAt, a, aAt, dimension)) * Math.sqrt(dot(b, bAt, b, bAt, dimension));
        return lengths == 0 ? 0 : dot(a, aAt, b, bAt, dimension) / lengths;
    }

    private static double dot(float[] a, int aAt, float[] b, int bAt, int dimension) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
            sum += (double) a[aAt + d] * b[bAt + d];
        }
        return sum;
    }

    private static double manhattan(float[] a, int aAt, float[] b, int bAt, int dimension) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
            sum += Math.abs((double) a[aAt + d] - b[bAt + d]);
        }
        return sum;
    }

    private static double euclidean(float[] a, int aAt, float[] b, int bAt, int dimension) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
            double difference = (double) a[aAt + d] - b[bAt + d];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}

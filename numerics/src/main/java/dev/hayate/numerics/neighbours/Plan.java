package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.DoubleMatrix;

/// How much of a vector is looked at before a pair is given up. Decides on the time alone, not on what is found.
///
/// @param first the coordinates of the first look, at all pairs
/// @param second those of the second look, at the pairs that are left
/// @param rotation has as many directions as the second look needs
record Plan(int first, int second, Rotation rotation) {
    private static final int[] CHOICES = {16, 24, 32, 40, 48, 64, 80, 96};
    private static final int SAMPLE = 1024;

    /// What a pair that is left costs beside a coordinate of a pair.
    private static final double COST_OF_PAIR = 5000;

    /// What a pair costs apart from its coordinates.
    private static final double COST_OF_BOUND = 6;

    static Plan of(VectorChunks vectors, float threshold) {
        int dimension = vectors.dimension();
        Rotation rotation = Rotation.of(vectors, Math.min(dimension, CHOICES[CHOICES.length - 1]));
        double[][] sample = coordinates(vectors, rotation);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int choice : CHOICES) {
            int first = Math.min(choice, rotation.count());
            double cost = first + COST_OF_BOUND + COST_OF_PAIR * partLeft(sample, first, threshold);
            if (cost < least) {
                least = cost;
                best = first;
            }
        }
        int second = Math.min(2 * best, rotation.count());
        return new Plan(best, second, rotation.prefix(second));
    }

    private static double[][] coordinates(VectorChunks vectors, Rotation rotation) {
        int[] rows = vectors.sample(SAMPLE);
        double[][] sample = new double[rows.length][rotation.count()];
        Projection projection = new Projection(rotation);
        for (int from = 0; from < rows.length; from += Projection.ROWS) {
            int to = Math.min(rows.length, from + Projection.ROWS);
            DoubleMatrix coordinates = projection.of(vectors, rows, from, to);
            for (int i = from; i < to; i++) {
                System.arraycopy(coordinates.values(), coordinates.at(i - from), sample[i], 0, rotation.count());
            }
        }
        return sample;
    }

    /// Which part of the pairs of a sample is left after the first look.
    private static double partLeft(double[][] sample, int first, float threshold) {
        double[] rest = new double[sample.length];
        for (int i = 0; i < sample.length; i++) {
            rest[i] = Math.sqrt(Math.max(0, 1 - dot(sample[i], sample[i], first)));
        }
        long left = 0;
        for (int i = 0; i < sample.length; i++) {
            for (int j = 0; j < i; j++) {
                left += dot(sample[i], sample[j], first) + rest[i] * rest[j] >= threshold ? 1 : 0;
            }
        }
        return left / Math.max(1.0, sample.length * (sample.length - 1.0) / 2);
    }

    private static double dot(double[] a, double[] b, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

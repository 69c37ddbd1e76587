package dev.hayate.mining;

import dev.hayate.numerics.Matrix;

/// The means of clusters, summed in float64 and scaled to length 1.
record Centers(double[][] values) {
    static Centers of(Matrix vectors, int[] labels, int count) {
        double[][] sums = new double[count][vectors.columns()];
        for (int row = 0; row < labels.length; row++) {
            double[] sum = sums[labels[row]];
            for (int d = 0; d < sum.length; d++) {
                sum[d] += vectors.values()[vectors.at(row) + d];
            }
        }
        for (double[] sum : sums) {
            double squares = 0;
            for (double value : sum) {
                squares += value * value;
            }
            for (int d = 0; d < sum.length; d++) {
                sum[d] /= Math.max(Math.sqrt(squares), 1e-12);
            }
        }
        return new Centers(sums);
    }

    int count() {
        return values.length;
    }

    /// The cosine of a vector of length 1 and a centre.
    float similarity(Matrix vectors, int row, int center) {
        double dot = 0;
        for (int d = 0; d < vectors.columns(); d++) {
            dot += vectors.values()[vectors.at(row) + d] * values[center][d];
        }
        return (float) dot;
    }
}

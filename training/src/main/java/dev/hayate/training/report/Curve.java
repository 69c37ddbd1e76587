package dev.hayate.training.report;

import java.util.stream.DoubleStream;

/// A line of a chart.
///
/// @param name what it is called beside its end and under the pointer; empty for a line without either
/// @param style the class that gives its colour
/// @param x where its points lie, rising
/// @param y their values; no line leads to or from one that is not finite
record Curve(String name, String style, double[] x, double[] y) {
    /// The greatest number of points that a chart of a page's width can show.
    private static final int POINTS = 600;

    DoubleStream values() {
        return DoubleStream.of(y);
    }

    /// At most 600 of its points, evenly chosen.
    Curve thinned() {
        int stride = Math.ceilDiv(x.length, POINTS);
        if (stride <= 1) {
            return this;
        }
        int count = Math.ceilDiv(x.length, stride);
        double[] fewerX = new double[count];
        double[] fewerY = new double[count];
        for (int n = 0; n < count; n++) {
            int point = Math.min(x.length - 1, n * stride + stride / 2);
            fewerX[n] = x[point];
            fewerY[n] = y[point];
        }
        return new Curve(name, style, fewerX, fewerY);
    }

    /// The least and the greatest of every stretch of its points, of which there are at most 600.
    Curve outline() {
        int stride = Math.ceilDiv(x.length, POINTS);
        if (stride <= 2) {
            return this;
        }
        int count = Math.ceilDiv(x.length, stride);
        double[] ends = new double[2 * count];
        double[] places = new double[2 * count];
        for (int n = 0; n < count; n++) {
            int least = n * stride;
            int greatest = n * stride;
            for (int point = n * stride; point < Math.min(x.length, (n + 1) * stride); point++) {
                least = Double.compare(y[point], y[least]) < 0 ? point : least;
                greatest = Double.compare(y[point], y[greatest]) > 0 ? point : greatest;
            }
            places[2 * n] = x[Math.min(least, greatest)];
            ends[2 * n] = y[Math.min(least, greatest)];
            places[2 * n + 1] = x[Math.max(least, greatest)];
            ends[2 * n + 1] = y[Math.max(least, greatest)];
        }
        return new Curve(name, style, places, ends);
    }

    /// For every value the mean of those at most `reach` points away; of finite ones, and NaN where there are
    /// none.
    static double[] smoothed(double[] values, int reach) {
        double[] sums = new double[values.length + 1];
        int[] counts = new int[values.length + 1];
        for (int n = 0; n < values.length; n++) {
            boolean finite = Double.isFinite(values[n]);
            sums[n + 1] = sums[n] + (finite ? values[n] : 0);
            counts[n + 1] = counts[n] + (finite ? 1 : 0);
        }
        double[] means = new double[values.length];
        for (int n = 0; n < values.length; n++) {
            int from = Math.max(0, n - reach);
            int to = Math.min(values.length, n + reach + 1);
            means[n] = (sums[to] - sums[from]) / (counts[to] - counts[from]);
        }
        return means;
    }
}

package dev.hayate.benchmarks.contest;

import java.util.Arrays;

/// Where figures lie.
///
/// @param median the middle one, or the mean of the middle two
/// @param least the smallest
/// @param greatest the largest
public record Spread(double median, double least, double greatest) {
    /// The spread of at least one figure.
    public static Spread of(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }
}

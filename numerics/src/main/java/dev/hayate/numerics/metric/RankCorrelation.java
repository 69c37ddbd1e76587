package dev.hayate.numerics.metric;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// How two lists of values vary together, from -1 to 1. Undefined, and so NaN, where a list has fewer than two
/// values, does not vary, or has a NaN.
public final class RankCorrelation {
    private RankCorrelation() {}

    /// Spearman's correlation: Pearson's of the ranks, equal values sharing the mean of theirs (scipy's
    /// `spearmanr`).
    ///
    /// @throws IllegalArgumentException if the lists are not of one length
    public static double spearman(double[] a, double[] b) {
        requirePairs(a, b);
        if (hasNan(a) || hasNan(b)) {
            return Double.NaN;
        }
        return ofCentred(centredRanks(a), centredRanks(b));
    }

    /// Pearson's correlation of the values themselves (scipy's `pearsonr`).
    ///
    /// @throws IllegalArgumentException if the lists are not of one length
    public static double pearson(double[] a, double[] b) {
        requirePairs(a, b);
        if (isConstant(a) || isConstant(b)) {
            return Double.NaN;
        }
        return ofCentred(unitDeviations(a), unitDeviations(b));
    }

    /// The rank of every value, from 0; equal values share the mean of theirs. No value may be NaN.
    public static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = (below(sorted, values[i]) + notAbove(sorted, values[i]) - 1) / 2.0;
        }
        return ranks;
    }

    private static int below(double[] sorted, double limit) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < limit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static int notAbove(double[] sorted, double limit) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= limit) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /// Ranks are halves of whole numbers, so their mean is exact.
    private static double[] centredRanks(double[] values) {
        double[] ranks = ranks(values);
        double mean = (ranks.length - 1) / 2.0;
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] -= mean;
        }
        return ranks;
    }

    /// Deviations from the mean, the greatest of them 1, so that no square leaves the range of a double.
    private static double[] unitDeviations(double[] values) {
        double mean = DoubleStream.of(values).sum() / values.length;
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value - mean));
        }
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = (values[i] - mean) / greatest;
        }
        return deviations;
    }

    private static double ofCentred(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return Math.clamp(ab / Math.sqrt(aa * bb), -1.0, 1.0);
    }

    private static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNan(double[] values) {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    private static void requirePairs(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "two lists of one length are needed, not of " + a.length + " and " + b.length);
        }
    }
}

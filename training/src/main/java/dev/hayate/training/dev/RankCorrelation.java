package dev.hayate.training.dev;

import java.util.Arrays;

/// Spearman's rank correlation, in float64.
final class RankCorrelation {
    private RankCorrelation() {}

    /// The correlation of the ranks of two lists; equal values share the mean of their ranks. 0 if one of them does
    /// not vary.
    static double of(double[] a, double[] b) {
        return pearson(ranks(a), ranks(b));
    }

    /// The rank of every value, from 0.
    static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = (below(sorted, values[i]) + below(sorted, Math.nextUp(values[i])) - 1) / 2.0;
        }
        return ranks;
    }

    /// How many are below a limit.
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

    private static double pearson(double[] a, double[] b) {
        double meanA = Arrays.stream(a).sum() / a.length;
        double meanB = Arrays.stream(b).sum() / b.length;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            double x = a[i] - meanA;
            double y = b[i] - meanB;
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}

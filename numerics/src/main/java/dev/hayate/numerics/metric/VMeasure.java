package dev.hayate.numerics.metric;

/// How well groups agree with labels, whatever the groups are called: each value from 0 to 1, by natural
/// logarithms (scikit-learn's `homogeneity_completeness_v_measure`).
///
/// @param homogeneity 1 if every group is of one label
/// @param completeness 1 if every label is in one group
/// @param v their harmonic mean
public record VMeasure(double homogeneity, double completeness, double v) {
    private static final double EPSILON = Math.ulp(1.0);

    /// Measures groups.
    ///
    /// @param gold by item, its label
    /// @param groups by item, the number of its group
    /// @throws IllegalArgumentException if the lists are not of one length
    public static VMeasure of(int[] gold, int[] groups) {
        return of(Contingency.of(gold, groups));
    }

    /// Measures a table of labels and groups.
    public static VMeasure of(Contingency table) {
        int[] gold = table.goldCounts();
        int[] groups = table.predictedCounts();
        int items = sum(gold);
        double shared = mutualInformation(table, gold, groups, items);
        double homogeneity = share(shared, entropy(gold, items));
        double completeness = share(shared, entropy(groups, items));
        double both = homogeneity + completeness;
        return new VMeasure(homogeneity, completeness, both == 0 ? 0 : 2 * homogeneity * completeness / both);
    }

    private static double share(double shared, double entropy) {
        return entropy == 0 ? 1 : shared / entropy;
    }

    private static double entropy(int[] counts, int items) {
        double entropy = 0;
        for (int count : counts) {
            if (count > 0 && count < items) {
                entropy -= (double) count / items * (Math.log(count) - Math.log(items));
            }
        }
        return entropy;
    }

    /// Terms that are nothing but rounding are 0, as in the original.
    private static double mutualInformation(Contingency table, int[] gold, int[] groups, int items) {
        double logItems = Math.log(items);
        double sum = 0;
        for (int r = 0; r < table.size(); r++) {
            for (int c = 0; c < table.size(); c++) {
                int count = table.count(r, c);
                if (count > 0) {
                    double share = (double) count / items;
                    double logOuter = 2 * logItems - Math.log((double) gold[r] * groups[c]);
                    double term = share * (Math.log(count) - logItems) + share * logOuter;
                    sum += Math.abs(term) < EPSILON ? 0 : term;
                }
            }
        }
        return Math.max(0, sum);
    }

    private static int sum(int[] counts) {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}

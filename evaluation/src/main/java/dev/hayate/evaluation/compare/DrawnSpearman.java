package dev.hayate.evaluation.compare;

import java.util.Arrays;

/// Spearman's correlation of pairs that are drawn again and again. Nothing is sorted for it: the order of all
/// values is known beforehand, so the ranks of some of them come from counting. 0 where it is undefined, as
/// JMTEB has it.
final class DrawnSpearman implements DrawnScore {
    private final RankedValues gold;
    private final RankedValues predicted;

    DrawnSpearman(double[] gold, double[] predicted) {
        if (gold.length != predicted.length) {
            throw new IllegalArgumentException("every gold value needs a predicted one, but there are " + gold.length
                    + " and " + predicted.length);
        }
        this.gold = new RankedValues(gold);
        this.predicted = new RankedValues(predicted);
    }

    @Override
    public double of(int[] items) {
        gold.rank(items);
        predicted.rank(items);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int item : items) {
            double a = gold.centredRank(item);
            double b = predicted.centredRank(item);
            ab += a * b;
            aa += a * a;
            bb += b * b;
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }

    /// Values, and their ranks among those that were drawn.
    private static final class RankedValues {
        private final int[] places;
        private final int[] counts;
        private final double[] ranks;

        RankedValues(double[] values) {
            double[] distinct = Arrays.stream(values)
                    .map(RankedValues::withOneZero)
                    .sorted()
                    .distinct()
                    .toArray();
            places = Arrays.stream(values)
                    .mapToInt(value -> Arrays.binarySearch(distinct, withOneZero(value)))
                    .toArray();
            counts = new int[distinct.length];
            ranks = new double[distinct.length];
        }

        private static double withOneZero(double value) {
            return value + 0.0;
        }

        void rank(int[] items) {
            Arrays.fill(counts, 0);
            for (int item : items) {
                counts[places[item]]++;
            }
            double mean = (items.length - 1) / 2.0;
            int below = 0;
            for (int place = 0; place < counts.length; place++) {
                ranks[place] = below + (counts[place] - 1) / 2.0 - mean;
                below += counts[place];
            }
        }

        /// The rank of an item that was drawn, less the mean rank.
        double centredRank(int item) {
            return ranks[places[item]];
        }
    }
}

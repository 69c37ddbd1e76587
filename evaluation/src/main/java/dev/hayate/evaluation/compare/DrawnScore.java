package dev.hayate.evaluation.compare;

import dev.hayate.evaluation.score.Items;
import dev.hayate.numerics.metric.Contingency;
import dev.hayate.numerics.metric.LabelMetrics;
import dev.hayate.numerics.metric.VMeasure;

/// The score of a contender by some of its items. For one thread at a time.
interface DrawnScore {
    /// The score.
    ///
    /// @param items the numbers of the items, each as often as it was drawn
    double of(int[] items);

    static DrawnScore of(Items items) {
        return switch (items) {
            case Items.Means means -> drawn -> mean(means.values(), drawn);
            case Items.Correlated pairs -> new DrawnSpearman(pairs.gold(), pairs.predicted());
            case Items.Labels labels -> {
                Contingency table = Contingency.of(labels.gold(), labels.predicted());
                yield switch (labels.metric()) {
                    case MACRO_F1 -> drawn -> LabelMetrics.macroF1(table.ofItems(drawn));
                    case BINARY_F1 -> drawn -> LabelMetrics.binaryF1(table.ofItems(drawn));
                    case V_MEASURE -> drawn -> VMeasure.of(table.ofItems(drawn)).v();
                };
            }
        };
    }

    private static double mean(double[] values, int[] items) {
        double sum = 0;
        for (int item : items) {
            sum += values[item];
        }
        return sum / items.length;
    }
}

package dev.hayate.numerics.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Metrics of predicted labels beside gold ones, from 0 to 1.
public final class LabelMetrics {
    private LabelMetrics() {}

    /// The mean F1 of all labels that are gold or predicted at least once (scikit-learn's `f1_score` with
    /// `average="macro"`). NaN for no labels.
    ///
    /// @throws IllegalArgumentException if the lists are not of one length
    public static double macroF1(int[] gold, int[] predicted) {
        return macroF1(Contingency.of(gold, predicted));
    }

    /// The same of a table.
    public static double macroF1(Contingency table) {
        int[] gold = table.goldCounts();
        int[] predicted = table.predictedCounts();
        int labels = 0;
        double sum = 0;
        for (int label = 0; label < table.size(); label++) {
            if (gold[label] + predicted[label] > 0) {
                labels++;
                sum += f1(table.count(label, label), gold[label], predicted[label]);
            }
        }
        return sum / labels;
    }

    /// The F1 of the label 1; 0 if it is neither gold nor predicted (scikit-learn's `f1_score`).
    ///
    /// @throws IllegalArgumentException if the lists are not of one length
    public static double binaryF1(int[] gold, int[] predicted) {
        return binaryF1(Contingency.of(gold, predicted));
    }

    /// The same of a table.
    public static double binaryF1(Contingency table) {
        int one = table.indexOf(1);
        return one < 0 ? 0 : f1(table.count(one, one), table.goldCounts()[one], table.predictedCounts()[one]);
    }

    private static double f1(int both, int gold, int predicted) {
        return gold + predicted == 0 ? 0 : 2.0 * both / (gold + predicted);
    }

    /// The share of items with the right label. NaN for no items.
    ///
    /// @throws IllegalArgumentException if the lists are not of one length
    public static double accuracy(int[] gold, int[] predicted) {
        requireOneLength(gold.length, predicted.length);
        int right = 0;
        for (int i = 0; i < gold.length; i++) {
            right += gold[i] == predicted[i] ? 1 : 0;
        }
        return (double) right / gold.length;
    }

    /// The precision at every step of recall of label 1, weighted by the step, items taken by falling score and
    /// those of one score at once (scikit-learn's `average_precision_score`); 0 if no item has label 1.
    ///
    /// @param scores the greater, the more likely label 1; none is NaN
    /// @throws IllegalArgumentException if the lists are not of one length
    public static double averagePrecision(int[] gold, double[] scores) {
        requireOneLength(gold.length, scores.length);
        int positives = (int) Arrays.stream(gold).filter(label -> label == 1).count();
        int[] order = IntStream.range(0, gold.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double sum = 0;
        int found = 0;
        int foundBefore = 0;
        for (int i = 0; i < order.length; i++) {
            found += gold[order[i]] == 1 ? 1 : 0;
            if (i + 1 == order.length || scores[order[i]] != scores[order[i + 1]]) {
                sum += (double) (found - foundBefore) * found / (i + 1);
                foundBefore = found;
            }
        }
        return positives == 0 ? 0 : sum / positives;
    }

    private static void requireOneLength(int gold, int predicted) {
        if (gold != predicted) {
            throw new IllegalArgumentException(
                    "there must be as many predictions as gold labels, not " + predicted + " for " + gold);
        }
    }
}

package dev.hayate.numerics.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The threshold that tells pairs of label 1 from pairs of label 0 best, found by JMTEB's scan: pairs are put in
/// order, most alike first and equal ones as they stood, and the threshold lies between the first pair and the
/// last one, half-way between the two neighbours where the metric is best, the first such place. Scores are not
/// grouped: between equal neighbours the scan sees a value that the threshold, applied, may not give.
///
/// @param scores what the threshold is for
/// @param threshold the threshold; -1 if every place gives 0
/// @param value of the metric, as the scan saw it
public record BestThreshold(Scores scores, double threshold, double value) {
    /// What the scores of pairs mean.
    public enum Scores {
        /// The greater, the more alike: label 1 from the threshold on.
        SIMILARITIES,
        /// The smaller, the more alike: label 1 below the threshold.
        DISTANCES
    }

    /// What is best.
    private interface Metric {
        /// @param alike how many pairs lie before the place
        /// @param hits how many of them have label 1
        double of(int alike, int hits);
    }

    /// The threshold with the greatest F1 of label 1.
    ///
    /// @param labels 0 or 1, both of them present
    /// @throws IllegalArgumentException if the lists are not of one length, or the labels not like that
    public static BestThreshold byF1(int[] labels, double[] scores, Scores meaning) {
        int positives = positives(labels, scores);
        return scan(labels, scores, meaning, (alike, hits) -> f1((double) hits / alike, (double) hits / positives));
    }

    private static double f1(double precision, double recall) {
        return precision == 0 ? 0 : 2 / (1 / precision + 1 / recall);
    }

    /// The threshold with the greatest accuracy.
    ///
    /// @param labels 0 or 1, both of them present
    /// @throws IllegalArgumentException if the lists are not of one length, or the labels not like that
    public static BestThreshold byAccuracy(int[] labels, double[] scores, Scores meaning) {
        int negatives = labels.length - positives(labels, scores);
        return scan(
                labels, scores, meaning, (alike, hits) -> (double) (hits + negatives - (alike - hits)) / labels.length);
    }

    private static BestThreshold scan(int[] labels, double[] scores, Scores meaning, Metric metric) {
        int[] order = mostAlikeFirst(scores, meaning);
        BestThreshold best = new BestThreshold(meaning, -1, 0);
        int hits = 0;
        for (int i = 0; i < order.length - 1; i++) {
            hits += labels[order[i]];
            double value = metric.of(i + 1, hits);
            if (value > best.value) {
                best = new BestThreshold(meaning, (scores[order[i]] + scores[order[i + 1]]) / 2, value);
            }
        }
        return best;
    }

    /// Adding zero makes both zeros one.
    private static int[] mostAlikeFirst(double[] scores, Scores meaning) {
        Comparator<Integer> rising = Comparator.comparingDouble(pair -> scores[pair] + 0.0);
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(meaning == Scores.DISTANCES ? rising : rising.reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int positives(int[] labels, double[] scores) {
        if (labels.length != scores.length) {
            throw new IllegalArgumentException(
                    "every pair needs a label and a score, but there are " + labels.length + " and " + scores.length);
        }
        int[] distinct = Arrays.stream(labels).sorted().distinct().toArray();
        if (!Arrays.equals(distinct, new int[] {0, 1})) {
            throw new IllegalArgumentException(
                    "a threshold is sought between the labels 0 and 1, not among " + Arrays.toString(distinct));
        }
        return Arrays.stream(labels).sum();
    }

    /// The labels that the threshold gives to pairs.
    public int[] labels(double[] scores) {
        int[] labels = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            boolean below = scores[i] < threshold;
            labels[i] = below == (this.scores == Scores.DISTANCES) ? 1 : 0;
        }
        return labels;
    }
}

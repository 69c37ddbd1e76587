package dev.hayate.search.fusion;

import java.util.Arrays;
import java.util.Comparator;

/// Reciprocal rank fusion as Cormack, Clarke and Buettcher have it: a candidate scores the sum of
/// `1 / (constant + place)` over both searches, places counted from 1. So neither the range nor the spread of the
/// scores matters. Candidates with equal scores share the mean of their places.
///
/// @param constant how little the first places stand out; 60 in the paper
/// @param weight the share of vectors, from 0 to 1; at 0.5 both count in full, at other values as `2 × weight` and
///     `2 × (1 - weight)`
public record ReciprocalRanks(double constant, double weight) implements Fusion {
    /// As in the paper: 60, both alike.
    public static final ReciprocalRanks DEFAULT = new ReciprocalRanks(60, 0.5);

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if the constant is negative, or the weight not from 0 to 1
    public ReciprocalRanks {
        if (!(constant >= 0)) {
            throw new IllegalArgumentException("the constant is at least 0, not " + constant);
        }
        Weights.requireShare(weight);
    }

    @Override
    public double[] join(double[] words, double[] vectors) {
        Weights.requireSameCandidates(words, vectors);
        double[] sums = new double[words.length];
        add(sums, words, 2 * (1 - weight));
        add(sums, vectors, 2 * weight);
        return sums;
    }

    private void add(double[] sums, double[] scores, double factor) {
        Integer[] order = descending(scores);
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                to++;
            }
            double place = (from + 1 + to) / 2.0;
            for (int i = from; i < to; i++) {
                sums[order[i]] += factor / (constant + place);
            }
            from = to;
        }
    }

    private static Integer[] descending(double[] scores) {
        Integer[] order = new Integer[scores.length];
        int found = 0;
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i])) {
                order[found++] = i;
            }
        }
        Integer[] present = Arrays.copyOf(order, found);
        Arrays.sort(present, Comparator.comparingDouble(i -> -scores[i]));
        return present;
    }
}

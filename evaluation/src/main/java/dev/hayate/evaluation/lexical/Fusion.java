package dev.hayate.evaluation.lexical;

import dev.hayate.evaluation.score.Ranking;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reciprocal rank fusion of two orders, as Cormack, Clarke and Buettcher have it: an item scores the sum of
/// `1 / (60 + place)` over both, places counted from 1. So neither the range nor the spread of the scores matters.
public final class Fusion {
    private static final double K = 60;

    private Fusion() {}

    /// Joins two rankings of ids, the best first. What is missing in one of them gains nothing from it. Items with
    /// equal sums come in the order of the first ranking, and those that only the second has come after them.
    ///
    /// @param count how many ids to keep at most
    /// @throws IllegalArgumentException if an id is twice in one ranking, or if `count` is below 1
    public static Ranking ofRankings(List<String> first, List<String> second, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count);
        }
        Map<String, Double> sums = new LinkedHashMap<>();
        addTo(sums, first);
        addTo(sums, second);
        List<Map.Entry<String, Double>> best = sums.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .toList();
        return new Ranking(
                best.stream().map(Map.Entry::getKey).toList(),
                best.stream().mapToDouble(Map.Entry::getValue).toArray());
    }

    private static void addTo(Map<String, Double> sums, List<String> ranking) {
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < ranking.size(); i++) {
            String id = ranking.get(i);
            if (!seen.add(id)) {
                throw new IllegalArgumentException("\"" + id + "\" is twice in one ranking");
            }
            sums.merge(id, gain(i + 1), Double::sum);
        }
    }

    /// Joins two arrays of scores of the same candidates, higher is better. Candidates with equal scores share the
    /// mean of their places, so that nothing is gained by standing early in the list; what ties in both ties in
    /// the result.
    ///
    /// @throws IllegalArgumentException if the lengths differ, or if a score is not a number
    public static double[] ofScores(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    first.length + " and " + second.length + " scores are not of the same candidates");
        }
        double[] firstPlaces = places(first);
        double[] secondPlaces = places(second);
        double[] sums = new double[first.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = gain(firstPlaces[i]) + gain(secondPlaces[i]);
        }
        return sums;
    }

    private static double gain(double place) {
        return 1 / (K + place);
    }

    private static double[] places(double[] scores) {
        int[] order = descending(scores);
        double[] places = new double[scores.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                places[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return places;
    }

    private static int[] descending(double[] scores) {
        Integer[] order = new Integer[scores.length];
        for (int i = 0; i < order.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("the score of candidate " + i + " is not a number");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> -scores[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}

package dev.hayate.evaluation.lexical;

import dev.hayate.evaluation.score.Ranking;
import dev.hayate.search.fusion.ReciprocalRanks;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Reciprocal rank fusion of two orders, by [ReciprocalRanks#DEFAULT]: an item scores the sum of `1 / (60 +
/// place)` over both, places counted from 1. So neither the range nor the spread of the scores matters.
public final class Fusion {
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
        Map<String, Integer> candidates = new LinkedHashMap<>();
        first.forEach(id -> candidates.putIfAbsent(id, candidates.size()));
        second.forEach(id -> candidates.putIfAbsent(id, candidates.size()));
        List<String> ids = List.copyOf(candidates.keySet());
        double[] sums = ReciprocalRanks.DEFAULT.join(fromPlaces(first, candidates), fromPlaces(second, candidates));
        int[] best = IntStream.range(0, sums.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -sums[i]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
        return new Ranking(
                Arrays.stream(best).mapToObj(ids::get).toList(),
                Arrays.stream(best).mapToDouble(i -> sums[i]).toArray());
    }

    /// Scores that have the order of a ranking, and none for what is not in it.
    private static double[] fromPlaces(List<String> ranking, Map<String, Integer> candidates) {
        double[] scores = new double[candidates.size()];
        Arrays.fill(scores, Double.NaN);
        for (int place = 0; place < ranking.size(); place++) {
            String id = ranking.get(place);
            int candidate = candidates.getOrDefault(id, -1);
            if (!Double.isNaN(scores[candidate])) {
                throw new IllegalArgumentException("\"" + id + "\" is twice in one ranking");
            }
            scores[candidate] = -place;
        }
        return scores;
    }

    /// Joins two arrays of scores of the same candidates, higher is better. Candidates with equal scores share the
    /// mean of their places, so that nothing is gained by standing early in the list; what ties in both ties in
    /// the result.
    ///
    /// @throws IllegalArgumentException if the lengths differ, or if a score is not a number
    public static double[] ofScores(double[] first, double[] second) {
        requireNumbers(first);
        requireNumbers(second);
        return ReciprocalRanks.DEFAULT.join(first, second);
    }

    private static void requireNumbers(double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("the score of candidate " + i + " is not a number");
            }
        }
    }
}

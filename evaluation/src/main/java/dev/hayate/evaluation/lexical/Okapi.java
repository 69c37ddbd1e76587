package dev.hayate.evaluation.lexical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Okapi BM25 that knows nothing but the candidates of one query, as JQaRA and JaCWIR have it: `BM25Okapi` of
/// rank_bm25 0.2.2 with its defaults, `k1` 1.5 and `b` 0.75. A word that is in more than half of the candidates,
/// whose weight would be negative, weighs 0.25 times the mean weight instead.
///
/// JQaRA cuts texts by MeCab with the dictionary UniDic lite; here kuromoji does it with that of IPA, so figures
/// differ a little from the published ones. All else is as there: words as they are written, particles and
/// punctuation among them, and one word more at the end of every text and query, which is what the line break of
/// MeCab's output becomes.
public final class Okapi {
    private static final double K1 = 1.5;
    private static final double B = 0.75;
    private static final double EPSILON = 0.25;

    private final List<Map<String, Integer>> counts = new ArrayList<>();
    private final int[] lengths;
    private final double meanLength;
    private final Map<String, Double> weights;

    private Okapi(List<List<String>> candidates) {
        candidates.forEach(words -> counts.add(counted(words)));
        lengths = candidates.stream().mapToInt(List::size).toArray();
        meanLength = Arrays.stream(lengths).sum() / (double) lengths.length;
        weights = weights();
    }

    /// The scores of a query's candidates, higher is better; they may be negative. For any number of threads.
    ///
    /// @return by candidate, its score
    public static double[] scores(String query, List<String> candidates) {
        WrittenWords words = new WrittenWords();
        return scores(words.of(query), candidates.stream().map(words::of).toList());
    }

    /// The scores of candidates that are cut into words already.
    static double[] scores(List<String> query, List<List<String>> candidates) {
        Okapi okapi = new Okapi(candidates);
        double[] scores = new double[candidates.size()];
        query.forEach(word -> okapi.add(word, scores));
        return scores;
    }

    private static Map<String, Integer> counted(List<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        return counts;
    }

    private Map<String, Double> weights() {
        Map<String, Integer> occurrences = new LinkedHashMap<>();
        counts.forEach(words -> words.keySet().forEach(word -> occurrences.merge(word, 1, Integer::sum)));
        Map<String, Double> weights = new HashMap<>();
        double sum = 0;
        for (Map.Entry<String, Integer> word : occurrences.entrySet()) {
            double weight =
                    StrictMath.log(counts.size() - word.getValue() + 0.5) - StrictMath.log(word.getValue() + 0.5);
            weights.put(word.getKey(), weight);
            sum += weight;
        }
        double least = EPSILON * (sum / weights.size());
        weights.replaceAll((word, weight) -> weight < 0 ? least : weight);
        return weights;
    }

    private void add(String word, double[] scores) {
        Double weight = weights.get(word);
        if (weight == null) {
            return;
        }
        for (int i = 0; i < scores.length; i++) {
            int count = counts.get(i).getOrDefault(word, 0);
            scores[i] += weight * (count * (K1 + 1) / (count + K1 * (1 - B + B * lengths[i] / meanLength)));
        }
    }
}

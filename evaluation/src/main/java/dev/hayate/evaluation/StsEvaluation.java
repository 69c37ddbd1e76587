package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TextPairs;
import dev.hayate.numerics.metric.RankCorrelation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Semantic textual similarity as JMTEB v1 measures it (`STSEvaluator`).
final class StsEvaluation {
    private static final String COSINE = "cosine_similarity";

    private StsEvaluation() {}

    static List<Outcome> of(Task.Sts task, Scene scene) {
        EncodedPairs test = EncodedPairs.of(task.test(), scene);
        List<EncodedPairs> dev =
                task.dev().map(pairs -> EncodedPairs.of(pairs, scene)).stream().toList();
        return scene.outcomes(contender -> {
            Tries tries = new Tries(task.metric(), COSINE);
            for (EncodedPairs pairs : dev) {
                similarities(pairs.at(contender), scene.protocol())
                        .forEach((name, values) ->
                                tries.dev(name, metrics(task.dev().orElseThrow(), values)));
            }
            Map<String, double[]> similarities = similarities(test.at(contender), scene.protocol());
            similarities.forEach((name, values) -> tries.test(name, metrics(task.test(), values)));
            double[] chosen = similarities.getOrDefault(tries.choice(), new double[0]);
            return tries.outcome(contender, new Items.Correlated(task.test().scores(), chosen));
        });
    }

    /// By name, in JMTEB's order; what it calls Euclidean is Manhattan's.
    private static Map<String, double[]> similarities(EncodedPairs.View pairs, Protocol protocol) {
        boolean published = protocol == Protocol.PUBLISHED;
        Map<String, double[]> similarities = new LinkedHashMap<>();
        similarities.put(COSINE, pairs.values(PairMeasure.COSINE));
        similarities.put(
                published ? "manhatten_distance" : "manhattan_distance", negated(pairs.values(PairMeasure.MANHATTAN)));
        similarities.put(
                "euclidean_distance", negated(pairs.values(published ? PairMeasure.MANHATTAN : PairMeasure.EUCLIDEAN)));
        similarities.put("dot_score", pairs.values(PairMeasure.DOT));
        return similarities;
    }

    private static double[] negated(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return values;
    }

    private static Map<String, Double> metrics(TextPairs pairs, double[] similarities) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("pearson", RankCorrelation.pearson(pairs.scores(), similarities));
        metrics.put("spearman", RankCorrelation.spearman(pairs.scores(), similarities));
        return metrics;
    }
}

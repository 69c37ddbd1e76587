package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TextPairs;
import dev.hayate.numerics.metric.BestThreshold;
import dev.hayate.numerics.metric.BestThreshold.Scores;
import dev.hayate.numerics.metric.LabelMetrics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pairs told apart by a threshold that the dev part gives, as JMTEB v1 measures it
/// (`PairClassificationEvaluator`).
final class PairEvaluation {
    private PairEvaluation() {}

    /// Values of pairs and what they mean.
    private record Measured(double[] values, Scores meaning) {}

    static List<Outcome> of(Task.PairClassification task, Scene scene) {
        int[] devLabels = labels(task.dev());
        int[] testLabels = labels(task.test());
        EncodedPairs dev = EncodedPairs.of(task.dev(), scene);
        EncodedPairs test = EncodedPairs.of(task.test(), scene);
        Protocol protocol = scene.protocol();
        return scene.outcomes(contender -> {
            Tries tries = new Tries(task.metric(), "cosine_distances");
            Map<String, BestThreshold> byF1 = new LinkedHashMap<>();
            Map<String, BestThreshold> byAccuracy = new LinkedHashMap<>();
            measured(dev.at(contender), protocol).forEach((name, measured) -> {
                BestThreshold f1 = BestThreshold.byF1(devLabels, measured.values, measured.meaning);
                BestThreshold accuracy = BestThreshold.byAccuracy(devLabels, measured.values, measured.meaning);
                byF1.put(name, f1);
                byAccuracy.put(name, accuracy);
                tries.dev(name, metrics(accuracy, accuracy.value(), f1, f1.value()));
            });
            String choice = tries.choice();
            Measured measured = of(measured(test.at(contender), protocol), choice);
            BestThreshold f1 = of(byF1, choice);
            BestThreshold accuracy = of(byAccuracy, choice);
            int[] predicted = f1.labels(measured.values);
            tries.test(
                    choice,
                    metrics(
                            accuracy,
                            LabelMetrics.accuracy(testLabels, accuracy.labels(measured.values)),
                            f1,
                            LabelMetrics.binaryF1(testLabels, predicted)));
            return tries.outcome(contender, new Items.Labels(Items.LabelMetric.BINARY_F1, testLabels, predicted));
        });
    }

    /// By name, in JMTEB's order. It takes the cosine similarity for a distance.
    private static Map<String, Measured> measured(EncodedPairs.View pairs, Protocol protocol) {
        Map<String, Measured> measured = new LinkedHashMap<>();
        measured.put(
                "cosine_distances",
                new Measured(
                        pairs.values(PairMeasure.COSINE),
                        protocol == Protocol.PUBLISHED ? Scores.DISTANCES : Scores.SIMILARITIES));
        measured.put("manhatten_distances", new Measured(pairs.values(PairMeasure.MANHATTAN), Scores.DISTANCES));
        measured.put("euclidean_distances", new Measured(pairs.values(PairMeasure.EUCLIDEAN), Scores.DISTANCES));
        measured.put("dot_similarities", new Measured(pairs.values(PairMeasure.DOT), Scores.SIMILARITIES));
        return measured;
    }

    private static Map<String, Double> metrics(
            BestThreshold accuracy, double accuracyValue, BestThreshold f1, double f1Value) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", accuracyValue);
        metrics.put("accuracy_threshold", accuracy.threshold());
        metrics.put("binary_f1", f1Value);
        metrics.put("binary_f1_threshold", f1.threshold());
        return metrics;
    }

    private static <T> T of(Map<String, T> values, String name) {
        T value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " was not tried, only " + values.keySet());
        }
        return value;
    }

    private static int[] labels(TextPairs pairs) {
        return Arrays.stream(pairs.scores()).mapToInt(score -> (int) score).toArray();
    }
}

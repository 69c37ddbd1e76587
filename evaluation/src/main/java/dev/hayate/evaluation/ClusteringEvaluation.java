package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.task.LabelledTexts;
import dev.hayate.evaluation.task.Task;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.cluster.Clustering;
import dev.hayate.numerics.metric.VMeasure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Groups of texts, as JMTEB v1 measures it (`ClusteringEvaluator`), but that the algorithms that draw by
/// chance run with [#SEEDS] seeds, whose mean counts.
final class ClusteringEvaluation {
    /// How often what depends on chance is done.
    static final int SEEDS = 10;

    private static final String USUAL = Clustering.ALL.getFirst().name();

    private ClusteringEvaluation() {}

    static List<Outcome> of(Task.Clustering task, Scene scene) {
        int clusters = (int) Arrays.stream(task.test().labels()).distinct().count();
        EncodedTexts test = EncodedTexts.of(scene.encoder().texts(task.test().texts()), scene);
        List<EncodedTexts> dev =
                task.dev().map(texts -> EncodedTexts.of(scene.encoder().texts(texts.texts()), scene)).stream()
                        .toList();
        return scene.outcomes(contender -> {
            Tries tries = new Tries(task.metric(), USUAL);
            for (EncodedTexts texts : dev) {
                for (Clustering clustering : Clustering.ALL) {
                    int[][] groups = groups(clustering, texts.at(contender), clusters, scene);
                    tries.dev(clustering.name(), metrics(task.dev().orElseThrow(), groups));
                }
            }
            Clustering chosen = named(tries.choice());
            int[][] groups = groups(chosen, test.at(contender), clusters, scene);
            tries.test(chosen.name(), metrics(task.test(), groups));
            if (clusters == 1) {
                tries.warn("all texts have one label, so that nothing can be told apart");
            }
            int found = Clustering.count(groups[0]);
            if (found < clusters) {
                tries.warn(chosen.name() + " found " + found + " clusters, not " + clusters);
            }
            return tries.outcome(
                    contender,
                    new Items.Labels(Items.LabelMetric.V_MEASURE, task.test().labels(), groups[0]));
        });
    }

    private static Clustering named(String name) {
        return Clustering.ALL.stream()
                .filter(clustering -> clustering.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int[][] groups(Clustering clustering, Matrix vectors, int clusters, Scene scene) {
        int[][] groups = new int[clustering.drawsByChance() ? SEEDS : 1][];
        Arrays.setAll(
                groups,
                run -> clustering.cluster(vectors, clusters, scene.options().seed() + run, scene.workers()));
        return groups;
    }

    private static Map<String, Double> metrics(LabelledTexts gold, int[][] groups) {
        VMeasure[] runs = Arrays.stream(groups)
                .map(labels -> VMeasure.of(gold.labels(), labels))
                .toArray(VMeasure[]::new);
        double mean = Arrays.stream(runs).mapToDouble(VMeasure::v).average().orElseThrow();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("v_measure_score", mean);
        metrics.put(
                "homogeneity_score",
                Arrays.stream(runs).mapToDouble(VMeasure::homogeneity).average().orElseThrow());
        metrics.put(
                "completeness_score",
                Arrays.stream(runs)
                        .mapToDouble(VMeasure::completeness)
                        .average()
                        .orElseThrow());
        if (runs.length > 1) {
            double squares = Arrays.stream(runs)
                    .mapToDouble(run -> (run.v() - mean) * (run.v() - mean))
                    .sum();
            metrics.put("v_measure_score_sd", Math.sqrt(squares / (runs.length - 1)));
        }
        return metrics;
    }
}

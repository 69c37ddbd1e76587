package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.task.LabelledTexts;
import dev.hayate.evaluation.task.Task;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.classify.Classifier;
import dev.hayate.numerics.classify.LogisticRegression;
import dev.hayate.numerics.classify.NearestNeighbours;
import dev.hayate.numerics.metric.LabelMetrics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Labels learned from examples, as JMTEB v1 measures it (`ClassificationEvaluator`): two neighbours and logistic
/// regression, of which the dev part chooses.
final class ClassificationEvaluation {
    private static final String NEIGHBOURS = "knn_cosine_k_2";
    private static final String REGRESSION = "logreg";

    private ClassificationEvaluation() {}

    static List<Outcome> of(Task.Classification task, Scene scene) {
        EncodedTexts train = EncodedTexts.of(scene.encoder().texts(task.train().texts()), scene);
        EncodedTexts test = train.also(scene.encoder().texts(task.test().texts()));
        List<EncodedTexts> dev = task
                .dev()
                .map(texts -> train.also(scene.encoder().texts(texts.texts())))
                .stream()
                .toList();
        long unlearned = unlearned(task);
        return scene.outcomes(contender -> {
            Tries tries = new Tries(task.metric(), REGRESSION);
            if (unlearned > 0) {
                tries.warn(unlearned + " labels of the test part have no examples and are never found");
            }
            Map<String, int[]> predicted = new LinkedHashMap<>();
            classifiers(train.at(contender), task.train().labels(), scene, tries)
                    .forEach((name, classifier) -> {
                        for (EncodedTexts texts : dev) {
                            LabelledTexts gold = task.dev().orElseThrow();
                            tries.dev(name, metrics(gold, classifier.predict(texts.at(contender), scene.workers())));
                        }
                        int[] labels = classifier.predict(test.at(contender), scene.workers());
                        predicted.put(name, labels);
                        tries.test(name, metrics(task.test(), labels));
                    });
            int[] chosen = predicted.getOrDefault(tries.choice(), new int[0]);
            return tries.outcome(
                    contender,
                    new Items.Labels(Items.LabelMetric.MACRO_F1, task.test().labels(), chosen));
        });
    }

    private static Map<String, Classifier> classifiers(Matrix examples, int[] labels, Scene scene, Tries tries) {
        Map<String, Classifier> classifiers = new LinkedHashMap<>();
        if (examples.rows() >= 2) {
            classifiers.put(NEIGHBOURS, NearestNeighbours.of(examples, labels, 2, scene.workers()));
        }
        LogisticRegression regression =
                LogisticRegression.train(examples, labels, LogisticRegression.Settings.DEFAULT, scene.workers());
        regression.fit().warning().ifPresent(tries::warn);
        classifiers.put(REGRESSION, regression);
        return classifiers;
    }

    private static long unlearned(Task.Classification task) {
        return Arrays.stream(task.test().labels())
                .distinct()
                .filter(label -> Arrays.stream(task.train().labels()).noneMatch(example -> example == label))
                .count();
    }

    private static Map<String, Double> metrics(LabelledTexts gold, int[] predicted) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", LabelMetrics.accuracy(gold.labels(), predicted));
        metrics.put("macro_f1", LabelMetrics.macroF1(gold.labels(), predicted));
        return metrics;
    }
}

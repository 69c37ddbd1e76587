package dev.hayate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.LabelledTexts;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.evaluation.task.Queries;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TextPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmtebProtocolTest {
    private static final List<String> TEXTS =
            List.of("猫が眠る。", "犬が走る。", "雨が降る。", "猫が走る。", "雪が降る。", "犬が眠る。", "本を読む。", "空が青い。");
    private static final List<String> OTHERS =
            List.of("猫が寝る。", "犬が歩く。", "晴れている。", "犬が走る。", "雨が降る。", "猫が眠る。", "本を書く。", "海が青い。");

    @TempDir
    Path folder;

    private StaticEmbeddingModel model;

    @BeforeEach
    void load() throws IOException {
        model = StaticEmbeddingModel.load(Path.of("../core/src/test/resources/golden/models/st-unigram"));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Outcome first(Task task, Protocol protocol) throws IOException {
        try (Evaluation evaluation = Evaluation.of(model, EvaluationOptions.at(model.dimension()), folder)) {
            return evaluation.run("s", task, protocol).outcomes().getFirst();
        }
    }

    private static TextPairs pairs(double... scores) {
        return new TextPairs(TEXTS.subList(0, scores.length), OTHERS.subList(0, scores.length), scores);
    }

    @Test
    void publishedSimilaritiesCallManhattanEuclidean() throws IOException {
        Task task = new Task.Sts("sts", Optional.empty(), pairs(5, 4, 1, 2, 3, 2, 4, 1));

        Map<String, Map<String, Double>> published =
                first(task, Protocol.PUBLISHED).test();
        Map<String, Map<String, Double>> corrected =
                first(task, Protocol.CORRECTED).test();

        assertThat(published.keySet())
                .containsExactly("cosine_similarity", "manhatten_distance", "euclidean_distance", "dot_score");
        assertThat(published.get("euclidean_distance")).isEqualTo(published.get("manhatten_distance"));
        assertThat(corrected.keySet())
                .containsExactly("cosine_similarity", "manhattan_distance", "euclidean_distance", "dot_score");
        assertThat(corrected.get("euclidean_distance")).isNotEqualTo(corrected.get("manhattan_distance"));
    }

    @Test
    void theDevPartChoosesTheSimilarity() throws IOException {
        TextPairs dev = pairs(1, 2, 3, 1, 2, 5, 1, 4);
        Outcome outcome =
                first(new Task.Sts("sts", Optional.of(dev), pairs(5, 4, 1, 2, 3, 2, 4, 1)), Protocol.CORRECTED);

        double best = outcome.dev().values().stream()
                .mapToDouble(metrics -> metrics.getOrDefault("spearman", Double.NaN))
                .max()
                .orElseThrow();
        assertThat(outcome.dev().get(outcome.choice())).containsEntry("spearman", best);
        assertThat(outcome.test().get(outcome.choice())).containsEntry("spearman", outcome.value());
    }

    @Test
    void aCorrelationWithScoresThatAreAllEqualIsZeroAndTold() throws IOException {
        Outcome outcome = first(new Task.Sts("sts", Optional.empty(), pairs(3, 3, 3, 3)), Protocol.CORRECTED);

        assertThat(outcome.value()).isZero();
        assertThat(outcome.warnings())
                .anyMatch(warning -> warning.contains("spearman") && warning.contains("counts as 0"));
    }

    @Test
    void publishedPairsTakeTheCosineForADistance() throws IOException {
        List<String> firsts = List.of("東京", "雨", "ラーメン", "東京", "雨", "ラーメン");
        List<String> seconds = List.of("東京", "雨", "ラーメン", "雨", "ラーメン", "晴れ");
        TextPairs pairs = new TextPairs(firsts, seconds, new double[] {1, 1, 1, 0, 0, 0});
        Task task = new Task.PairClassification("pairs", pairs, pairs);

        Map<String, Map<String, Double>> published =
                first(task, Protocol.PUBLISHED).dev();
        Map<String, Map<String, Double>> corrected =
                first(task, Protocol.CORRECTED).dev();

        assertThat(corrected.get("cosine_distances")).containsEntry("binary_f1", 1.0);
        assertThat(published.get("cosine_distances")).doesNotContainEntry("binary_f1", 1.0);
        assertThat(published.get("manhatten_distances")).isEqualTo(corrected.get("manhatten_distances"));
    }

    @Test
    void thePublishedIdealIsTheGainOfEverythingRelevant() throws IOException {
        Map<String, Double> relevant = new TreeMap<>();
        IntStream.range(0, 20).forEach(n -> relevant.put("p" + n, 1.0));
        Passages passages = new Passages(
                IntStream.range(0, 20).mapToObj(n -> "p" + n).toList(),
                IntStream.range(0, 20).mapToObj(n -> "猫が眠る。").toList());
        Task task = new Task.Retrieval(
                "search",
                Optional.empty(),
                new Queries(List.of("q"), List.of("猫"), List.of(relevant)),
                Corpus.of(passages),
                "ndcg@10");

        double ten = IntStream.rangeClosed(1, 10)
                .mapToDouble(rank -> 1 / log2(rank + 1))
                .sum();
        double twenty = IntStream.rangeClosed(1, 20)
                .mapToDouble(rank -> 1 / log2(rank + 1))
                .sum();
        assertThat(first(task, Protocol.PUBLISHED).value()).isCloseTo(ten / twenty, within(1e-12));
        assertThat(first(task, Protocol.CORRECTED).value()).isCloseTo(1, within(1e-12));
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    @Test
    void withoutADevPartRegressionCounts() throws IOException {
        LabelledTexts texts = new LabelledTexts(TEXTS, new int[] {0, 1, 2, 0, 2, 1, 2, 2});
        Outcome outcome = first(new Task.Classification("labels", texts, Optional.empty(), texts), Protocol.CORRECTED);

        assertThat(outcome.choice()).isEqualTo("logreg");
        assertThat(outcome.test()).containsOnlyKeys("knn_cosine_k_2", "logreg");
    }

    @Test
    void whatDrawsByChanceIsToldWithItsSpread() throws IOException {
        LabelledTexts texts = new LabelledTexts(TEXTS, new int[] {0, 1, 2, 0, 2, 1, 2, 2});
        Outcome outcome = first(new Task.Clustering("groups", Optional.empty(), texts), Protocol.CORRECTED);

        assertThat(outcome.choice()).isEqualTo("MiniBatchKMeans");
        assertThat(outcome.test().get("MiniBatchKMeans")).containsKey("v_measure_score_sd");
        assertThat(outcome.test().get("MiniBatchKMeans")).containsEntry("v_measure_score", outcome.value());
    }
}

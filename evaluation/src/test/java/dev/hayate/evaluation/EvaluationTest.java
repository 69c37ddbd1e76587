package dev.hayate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.evaluation.task.Queries;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TextPairs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Passages PASSAGES = new Passages(List.of("a", "b", "c"), List.of("猫が眠る。", "犬が走る。", "雨が降る。"));

    @TempDir
    Path folder;

    private StaticEmbeddingModel model;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void load() throws IOException {
        model = StaticEmbeddingModel.load(Path.of("../core/src/test/resources/golden/models/st-unigram"));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Evaluation evaluation() {
        return Evaluation.of(model, EvaluationOptions.at(4, 2), folder, new EvaluationListener() {
            @Override
            public void begins(String what, OptionalLong count) {
                told.add(what + " of " + (count.isPresent() ? count.getAsLong() : "?"));
            }

            @Override
            public void reached(long count) {
                told.add(Long.toString(count));
            }
        });
    }

    private static Task search(Corpus corpus) {
        Queries queries = new Queries(List.of("q"), List.of("猫が眠る。"), List.of(Map.of("a", 1.0)));
        return new Task.Retrieval("s", Optional.empty(), queries, corpus, "ndcg@10");
    }

    private record Uncounted(Corpus corpus) implements Corpus {
        @Override
        public Reader open() throws IOException {
            return corpus.open();
        }
    }

    @Test
    void tellsHowManyPassagesAreRead() throws IOException {
        try (Evaluation evaluation = evaluation()) {
            evaluation.run("local", search(Corpus.of(PASSAGES)), Protocol.CORRECTED);
        }

        assertThat(told)
                .startsWith("passages of 3", "0", "3")
                .containsSubsequence("passages for BM25 of 3", "0", "3", "queries for BM25 of 1", "1");
    }

    @Test
    void tellsOfPassagesThatNobodyHasCounted() throws IOException {
        try (Evaluation evaluation = evaluation()) {
            evaluation.run("local", search(new Uncounted(Corpus.of(PASSAGES))), Protocol.CORRECTED);
        }

        assertThat(told).startsWith("passages of ?", "0", "3");
    }

    @Test
    void tellsHowManyDimensionsAreMeasured() throws IOException {
        TextPairs pairs = new TextPairs(List.of("猫", "犬"), List.of("猫", "雨"), new double[] {1, 0});
        try (Evaluation evaluation = evaluation()) {
            evaluation.run("local", new Task.Sts("p", Optional.empty(), pairs), Protocol.CORRECTED);
        }

        assertThat(told).containsExactly("dimensions of 2", "1", "2");
    }

    @Test
    void handsOutWhatEveryContenderFinds() throws IOException {
        Map<Contender, List<Ranking>> found = new LinkedHashMap<>();
        TaskScores scores;
        try (Evaluation evaluation = evaluation()) {
            scores = evaluation.run("local", search(Corpus.of(PASSAGES)), Protocol.CORRECTED, found::put);
        }

        assertThat(found.keySet())
                .containsExactlyElementsOf(
                        scores.outcomes().stream().map(Outcome::contender).toList());
        Ranking first = found.values().iterator().next().getFirst();
        assertThat(first.ids()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(first.scores()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void ordersCandidatesByTheirScores() throws IOException {
        Candidates queries = new Candidates(
                List.of("q"), List.of("猫が眠る。"), List.of(new int[] {2, 0, 2}), List.of(new double[] {0, 1, 0}));
        Map<Contender, List<Ranking>> found = new LinkedHashMap<>();
        try (Evaluation evaluation = evaluation()) {
            evaluation.run(
                    "local",
                    new Task.Reranking("r", Optional.empty(), queries, PASSAGES, "ndcg@10"),
                    Protocol.CORRECTED,
                    found::put);
        }

        assertThat(found.values()).allMatch(rankings -> rankings.getFirst().size() == 2);
        assertThat(found.values().iterator().next().getFirst().ids()).containsExactly("a", "c");
    }

    @Test
    void refusesMoreDimensionsThanTheModelHas() {
        assertThatThrownBy(() -> Evaluation.of(model, EvaluationOptions.at(100_000), folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("dimensions and cannot be measured at 100000");
    }
}

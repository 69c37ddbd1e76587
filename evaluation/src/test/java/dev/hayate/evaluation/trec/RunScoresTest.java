package dev.hayate.evaluation.trec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.metric.RankingMetric;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunScoresTest {
    private static final RankingMetric MRR = RankingMetric.parse("mrr@10");
    private static final RankingMetric NDCG = RankingMetric.parse("ndcg@10");

    /// Six queries of JQaRA by a published run, beside plain loops in Python.
    @ParameterizedTest
    @CsvSource({
        "ndcg@10, 0.5106015432631249",
        "mrr@10, 0.8333333333333334",
        "map@10, 0.2623721340388007",
        "ndcg@100, 0.7056130918931056",
        "mrr@100, 0.8333333333333334",
        "map@100, 0.404834934693921",
        "map, 0.404834934693921",
        "recall@5, 0.2512145262145262",
        "precision@5, 0.5666666666666668",
        "hit_rate@1, 0.6666666666666666"
    })
    void areThoseOfPlainLoops(String name, double expected) throws Exception {
        RankingMetric metric = RankingMetric.parse(name);
        RunScores scores =
                RunScores.of(Run.read(file("jqara.run.gz")), Qrels.read(file("jqara.qrels")), List.of(metric));

        assertThat(scores.queries()).hasSize(6);
        assertThat(scores.mean(metric)).isCloseTo(expected, within(1e-14));
        assertThat(scores.warnings()).isEmpty();
    }

    @Test
    void aQueryThatTheRunMissesCountsAsZeroAndIsTold() {
        Qrels qrels = qrels("q1 d1 1", "q2 d1 1", "q3 d1 1");
        Run run = new Run("t", Map.of("q2", Map.of("d1", 1.0), "q3", Map.of()));

        RunScores scores = RunScores.of(run, qrels, List.of(MRR));

        assertThat(scores.items(MRR).values()).containsExactly(0, 1, 0);
        assertThat(scores.mean(MRR)).isEqualTo(1 / 3.0);
        assertThat(scores.warnings())
                .containsExactly("2 of 3 judged queries have no results in the run and count as 0: q1, q3");
    }

    @Test
    void aQueryThatNobodyJudgedIsLeftOutAndTold() {
        Qrels qrels = qrels("q1 d1 1");
        Map<String, Map<String, Double>> found = new LinkedHashMap<>();
        Stream.of("q5", "q4", "q1", "q3", "q2").forEach(query -> found.put(query, Map.of("d1", 1.0)));

        RunScores scores = RunScores.of(new Run("t", found), qrels, List.of(MRR));

        assertThat(scores.mean(MRR)).isEqualTo(1);
        assertThat(scores.warnings())
                .containsExactly("4 of 5 queries of the run have no judgement and are left out: q5, q4, q3, …");
    }

    @Test
    void aQueryWithoutARelevantDocumentCountsAsZeroAndIsTold() {
        Qrels qrels = qrels("q1 d1 0", "q1 d2 -1", "q2 d2 1");
        Run run = new Run("t", Map.of("q1", Map.of("d1", 1.0, "d2", 2.0), "q2", Map.of("d2", 1.0)));

        RunScores scores = RunScores.of(run, qrels, List.of(NDCG));

        assertThat(scores.items(NDCG).values()).containsExactly(0, 1);
        assertThat(scores.warnings())
                .containsExactly("1 of 2 judged queries have no relevant document and count as 0: q1");
    }

    @Test
    void gradesAreGains() {
        Qrels qrels = qrels("q1 d1 1", "q1 d2 3", "q1 d3 -1");
        Map<String, Double> found = Map.of("d3", 3.0, "d1", 2.0, "d2", 1.0);

        RunScores scores = RunScores.of(new Run("t", Map.of("q1", found)), qrels, List.of(NDCG));

        double log3 = Math.log(3) / Math.log(2);
        assertThat(scores.mean(NDCG)).isCloseTo((1 / log3 + 3 / 2.0) / (3 + 1 / log3), within(1e-15));
    }

    @Test
    void refusesMetricsThatWereNotAskedForAndJudgementsOfNothing() {
        RunScores scores = RunScores.of(new Run("t", Map.of()), qrels("q1 d1 1"), List.of(MRR));

        assertThatThrownBy(() -> scores.mean(NDCG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ndcg@10 was not asked for, but mrr@10");
        assertThatThrownBy(() -> RunScores.of(new Run("t", Map.of()), new Qrels(Map.of()), List.of(MRR)))
                .hasMessage("a run cannot be scored without judgements");
    }

    private static Qrels qrels(String... lines) {
        Map<String, Map<String, Double>> relevance = new LinkedHashMap<>();
        for (String line : lines) {
            String[] fields = line.split(" ", -1);
            relevance
                    .computeIfAbsent(fields[0], query -> new LinkedHashMap<>())
                    .put(fields[1], Double.valueOf(fields[2]));
        }
        return new Qrels(relevance);
    }

    private static Path file(String name) throws URISyntaxException, IOException {
        return Path.of(
                Objects.requireNonNull(RunScoresTest.class.getResource(name)).toURI());
    }
}

package dev.hayate.evaluation.trec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.numerics.metric.RankingMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the wider data lie beside the project: JQaRA's published runs and figures.
class PublishedRunsTest {
    private static final Path JQARA = Path.of("..", "..", "shared", "golden", "jqara");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "static-embedding-japanese, 0.4705, 0.6814, 0.6741, 0.6858",
        "bm25, 0.4580, 0.7020, 0.6701, 0.7060",
        "multilingual-e5-small, 0.4917, 0.7291, 0.6894, 0.7325"
    })
    void haveThePublishedScoresToFourDecimals(String name, double ndcg10, double mrr10, double ndcg100, double mrr100)
            throws IOException {
        assumeTrue(Files.exists(JQARA), "no " + JQARA + " beside the project");
        List<RankingMetric> metrics = List.of(
                RankingMetric.parse("ndcg@10"),
                RankingMetric.parse("mrr@10"),
                RankingMetric.parse("ndcg@100"),
                RankingMetric.parse("mrr@100"));

        RunScores scores = RunScores.of(
                Run.read(JQARA.resolve(name + ".run.gz")), Qrels.read(JQARA.resolve("qrels.trec.gz")), metrics);

        double[] expected = {ndcg10, mrr10, ndcg100, mrr100};
        for (int i = 0; i < expected.length; i++) {
            assertThat(scores.mean(metrics.get(i))).as(metrics.get(i).title()).isCloseTo(expected[i], within(0.00005));
        }
        assertThat(scores.queries()).hasSize(1667);
        assertThat(scores.warnings()).isEmpty();
    }
}

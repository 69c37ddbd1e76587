package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    @Test
    void averagesHaveContendersAsRows() throws Exception {
        String page = MarkdownReport.markdown(Runs.run(
                Runs.task("local", "a", TaskKind.STS, Runs.outcome(Runs.AT_64, TaskKind.STS, 0.25)),
                Runs.task("local", "b", TaskKind.STS, Runs.outcome(Runs.AT_64, TaskKind.STS, 0.5)),
                Runs.task(
                        "local",
                        "c",
                        TaskKind.RETRIEVAL,
                        Runs.outcome(Runs.AT_64, TaskKind.RETRIEVAL, 0.75),
                        Runs.outcome(Runs.BM25, TaskKind.RETRIEVAL, 0.875))));

        assertThat(page).contains("""
                |  | micro | macro | STS (2) | Retrieval (1) |
                |---|---:|---:|---:|---:|
                | 64 | 50.00 | 56.25 | 37.50 | 75.00 |
                | bm25 | – | – | – | 87.50 |
                """);
    }

    @Test
    void dataSetShowsWhatWasChosenAndTheOtherMetrics() throws Exception {
        Outcome outcome = new Outcome(
                Runs.AT_64,
                "dot",
                "ndcg@10",
                0.5,
                Map.of("dot", Map.of("ndcg@10", 0.4)),
                Map.of("dot", Map.of("mrr@10", 0.6)),
                new Items.Means(new double[0]),
                List.of());
        String page = MarkdownReport.markdown(Runs.run(Runs.task("jqara", "jqara", TaskKind.RERANKING, outcome)));

        assertThat(page)
                .contains("|  | ndcg@10 | dev | chosen | mrr@10 |\n")
                .contains("| 64 | 50.00 | 40.00 | dot | 60.00 |\n")
                .contains("| static-embedding-japanese 1024 (published) | 47.04 | – | – | 68.14 |\n")
                .contains("| bm25 (published) | 45.80 | – | – | 70.20 |\n")
                .contains("- jqara, bm25 (words by fugashi with unidic-lite, one index a query): https://");
    }

    @Test
    void timeIsShownByDataSet() throws Exception {
        String page = MarkdownReport.markdown(Runs.run(
                Runs.sts("jsts", 0.5, 0.5),
                new TaskScores("local", "kept", TaskKind.STS, "spearman", 1000, 0, 1, List.of())));

        assertThat(page)
                .contains("| jmteb-v1 / jsts | 1,000 | 0.50 | 2,000 | 2.25 |\n")
                .contains("| local / kept | 1,000 | 0.00 | – | 1.00 |\n");
    }

    @Test
    void sameWarningOfSeveralContendersIsOne() throws Exception {
        String page = MarkdownReport.markdown(Runs.run(Runs.task(
                "local",
                "x",
                TaskKind.STS,
                Runs.outcome(Runs.AT_64, TaskKind.STS, 0, "constant scores"),
                Runs.outcome(Runs.AT_32, TaskKind.STS, 0, "constant scores"))));

        assertThat(page).contains("- local / x: constant scores (64, 32)\n");
    }

    @Test
    void textsAreNotMarkup() throws Exception {
        String page = MarkdownReport.markdown(Runs.run("a|b <i>\nc", Runs.task("local", "日|<b>", TaskKind.STS)));

        assertThat(page)
                .startsWith("# a\\|b &lt;i> c\n")
                .contains("#### 日\\|&lt;b>\n")
                .doesNotContain("<b>");
    }

    @Test
    void protocolIsToldAsItWas() throws Exception {
        TaskScores task = Runs.task(
                "jmteb-v1",
                "paws_x_ja",
                TaskKind.PAIR_CLASSIFICATION,
                Runs.outcome(Runs.AT_64, TaskKind.PAIR_CLASSIFICATION, 0.5),
                Runs.outcome(new Contender.Random(), TaskKind.PAIR_CLASSIFICATION, 0.5));
        EvaluationRun published = Runs.run(task);
        EvaluationRun corrected = new EvaluationRun(
                "m", "f", 64, 1, true, "corrected", List.of(), published.machine(), 7, published.tasks());

        assertThat(MarkdownReport.markdown(published))
                .contains("Cosine similarity is taken for a distance, as in JMTEB v1")
                .contains("random: chance")
                .doesNotContain("Clustering:");
        assertThat(MarkdownReport.markdown(corrected))
                .contains("Published JMTEB rows contain its quirks and are not measured alike.")
                .contains("| seed | 7 |\n")
                .doesNotContain("as in JMTEB v1:");
    }
}

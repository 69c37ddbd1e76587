package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class HtmlReportTest {
    private static final String NASTY = "</style><script>\"a\" & 'b'日本語";

    @TempDir
    private Path folder;

    @Test
    void showsScoresBesidePublishedOnes() throws Exception {
        Document body =
                Pages.body(HtmlReport.html(Runs.run(Runs.sts("jsts", 0.75, 0.5), Runs.sts("jsick", 0.25, 0.125))));

        assertThat(Pages.rows(body))
                .contains(
                        List.of("", "mean", "jsts", "jsick"),
                        List.of("64", "50.00", "75.00", "25.00"),
                        List.of("32", "31.25", "50.00", "12.50"),
                        List.of("static-embedding-japanese 1024", "80.16"))
                .contains(List.of("multilingual-e5-small", "80.07", "78.65", "81.50"));
    }

    @Test
    void textsAreNotMarkup() throws Exception {
        TaskScores task = Runs.task(NASTY, NASTY, TaskKind.STS, Runs.outcome(Runs.AT_64, TaskKind.STS, 0.5, NASTY));

        String page = HtmlReport.html(Runs.run(NASTY, task));

        Document body = Pages.body(page);
        assertThat(page).doesNotContain(NASTY).doesNotContain("<script");
        assertThat(body.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(NASTY);
        assertThat(body.getElementsByTagName("h2").item(0).getTextContent()).isEqualTo(NASTY);
        assertThat(Pages.elements(body.getElementsByTagName("li")))
                .anySatisfy(item ->
                        assertThat(item.getTextContent()).isEqualTo(NASTY + " / " + NASTY + " " + NASTY + " 64"));
    }

    @Test
    void needsNothingFromElsewhere() throws Exception {
        Pages.needsNothingFromElsewhere(
                HtmlReport.html(Runs.run(Runs.sts("jsts", 0.5, 0.25), Runs.retrieval("jaqket", 0.5, 0.4, 0.3))));
    }

    @Test
    void undefinedScoreIsADashWithAWarning() throws Exception {
        String page = HtmlReport.html(Runs.run(Runs.sts("jsts", Double.NaN, 0.5), Runs.sts("jsick", 0.5, 0.5)));

        Document body = Pages.body(page);
        assertThat(page).doesNotContain("NaN");
        assertThat(Pages.rows(body)).contains(List.of("64", "–", "–", "50.00"));
        assertThat(Pages.elements(body.getElementsByTagName("li")))
                .anySatisfy(item ->
                        assertThat(item.getTextContent()).isEqualTo("jmteb-v1 / jsts spearman is not defined 64"));
    }

    @Test
    void drawsCurvesByDimensionAndALineForBm25() throws Exception {
        String page = HtmlReport.html(Runs.run(Runs.retrieval("jaqket", 0.5, 0.25, 0.375)));

        assertThat(page)
                .contains("<title>float32, 32: 25.00</title>")
                .contains("<title>float32, 64: 50.00</title>")
                .contains("<g class=\"curve lexical\"><line ");
    }

    @Test
    void oneDimensionIsNoCurve() throws Exception {
        TaskScores task = Runs.task("local", "x", TaskKind.STS, Runs.outcome(Runs.AT_64, TaskKind.STS, 0.5));

        assertThat(HtmlReport.html(Runs.run(task)))
                .doesNotContain("class=\"chart\"")
                .contains("class=\"bars\"");
    }

    @Test
    void negativeCorrelationHasItsFigureAndNoBar() throws Exception {
        TaskScores task = Runs.task("local", "x", TaskKind.STS, Runs.outcome(Runs.AT_64, TaskKind.STS, -0.25));

        String page = HtmlReport.html(Runs.run(task));

        assertThat(page).contains("<rect width=\"0.00%\"").contains("<b>-25.00</b>");
    }

    @Test
    void runWithoutTasksHasAPage() throws Exception {
        Pages.body(HtmlReport.html(Runs.run()));
    }

    @Test
    void everythingIsWrittenAndNothingIsLeftHalf() throws Exception {
        EvaluationReport.write(folder, Runs.run(Runs.sts("jsts", 0.5, 0.25)));

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "results.json",
                            "STS/scores_jsts.json",
                            "summary.json",
                            "summary-32.json",
                            "report.md",
                            "report.html");
        }
    }
}

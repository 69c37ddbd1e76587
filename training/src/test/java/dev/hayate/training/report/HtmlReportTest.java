package dev.hayate.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class HtmlReportTest {
    private static final String NASTY = "</style><script>\"a\" & 'b'\u65e5\u672c";

    @TempDir
    private Path folder;

    @Test
    void showsTheLatestScoresAndTheLossOfEverySet() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        NodeList found = body(page("run", Map.of(), Runs.history())).getElementsByTagName("tr");
        for (int n = 0; n < found.getLength(); n++) {
            rows.add(texts((Element) found.item(n)));
        }

        assertThat(rows)
                .containsExactly(
                        List.of("set", "measure", "16", "8"),
                        List.of("JSTS", "spearman", "73.00", "73.00"),
                        List.of("data set", "batches", "rows", "first tenth", "last tenth", "course"),
                        List.of("日英", "2", "200", "8", "2.667", ""),
                        List.of("qa", "1", "100", "4", "4", ""));
    }

    @Test
    void drawsEveryScoreWhereItsStepAndValueAre() throws Exception {
        String page = page("run", Map.of(), Runs.history());

        assertThat(page)
                .contains("data-name=\"8\" data-points=\"52|204|0|70;336|76|2|72;478|12|3|73")
                .contains("data-name=\"Loss\"");
    }

    @Test
    void textsAreNotMarkup() throws Exception {
        RunHistory history = new RunHistory(
                List.of(new StepRecord(1, 1, 1, NASTY, 1, 1, 1, 1, 1, 1)),
                List.of(new DevScore(1, NASTY, NASTY, 8, 0.5), new DevScore(1, "b", NASTY, 16, 0.5)));

        String page = page(NASTY, Map.of(NASTY, NASTY), history);

        assertThat(page).doesNotContain("</style><script>\"a\"").doesNotContain("</style><script>&");
        Document body = body(page);
        assertThat(body.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(NASTY);
        assertThat(body.getElementsByTagName("script").getLength()).isZero();
        assertThat(texts((Element)
                        body.getElementsByTagName("dl").item(1).getChildNodes().item(1)))
                .containsExactly(NASTY, NASTY);
    }

    @Test
    void needsNothingFromElsewhere() throws Exception {
        String page = page("run", Map.of("a", "b"), Runs.history()).replace("http://www.w3.org/2000/svg", "");

        assertThat(page)
                .doesNotContain("http")
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("@import");
    }

    @Test
    void aLossThatRanAwayLeavesAGap() throws Exception {
        List<StepRecord> steps = new ArrayList<>();
        for (double loss : new double[] {4, Double.NaN, 2, Double.POSITIVE_INFINITY, 3, 3}) {
            steps.add(new StepRecord(steps.size() + 1, 6, 1, "qa", 1, loss, 1, 1, steps.size(), 1));
        }

        String page = page("run", Map.of(), new RunHistory(steps, List.of()));

        body(page);
        assertThat(page.lines().filter(line -> line.contains("curve raw")).findFirst())
                .hasValueSatisfying(line -> assertThat(line).containsPattern("d=\"M[^LM]+M[^LM]+M[^LM]+L[^LM]+\""));
    }

    @Test
    void aRunThatHasNotBegunHasAPage() throws Exception {
        String page = page("run", Map.of("a", "b"), new RunHistory(List.of(), List.of()));

        assertThat(body(page).getElementsByTagName("svg").getLength()).isZero();
    }

    @Test
    void scoresBeforeTheFirstStepHaveAPage() throws Exception {
        String page = page("run", Map.of(), new RunHistory(List.of(), List.of(Runs.score(0, 8))));

        assertThat(body(page).getElementsByTagName("svg").getLength()).isEqualTo(1);
    }

    @Test
    void longRunsStayReadable() throws Exception {
        List<StepRecord> steps = new ArrayList<>();
        for (int step = 1; step <= 50_000; step++) {
            double loss = step == 33_333 ? 77 : 5;
            steps.add(new StepRecord(step, 50_000, 1, "qa", 1, loss, 1, 1, step, 1));
        }

        String page = page("run", Map.of(), new RunHistory(steps, List.of()));

        assertThat(page.length()).isLessThan(300_000);
        String raw = page.lines()
                .filter(line -> line.contains("curve raw"))
                .findFirst()
                .orElseThrow();
        assertThat(raw).as("the one peak").containsPattern("L[0-9.]+ 19\\.2L");
    }

    @Test
    void replacesTheEarlierPageWhole() throws Exception {
        page("first", Map.of(), Runs.history());
        assertThat(page("second", Map.of(), Runs.history())).contains("<h1>second</h1>");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName)).containsExactly(Path.of("report.html"));
        }
    }

    private String page(String title, Map<String, String> recipe, RunHistory history) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(file, title, recipe, history);
        return Files.readString(file);
    }

    private static Document body(String page) throws ParserConfigurationException, SAXException, IOException {
        String main = page.substring(page.indexOf("<main>"), page.indexOf("</main>") + "</main>".length());
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(main.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Element parent) {
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < parent.getChildNodes().getLength(); n++) {
            texts.add(parent.getChildNodes().item(n).getTextContent());
        }
        return texts;
    }
}

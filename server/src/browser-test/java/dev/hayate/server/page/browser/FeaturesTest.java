package dev.hayate.server.page.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ReducedMotion;
import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.Similarity;
import dev.hayate.server.http.ServerSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a visitor does on the page.
class FeaturesTest {
    private static Playground playground;

    @BeforeAll
    static void open() throws IOException {
        playground = Playground.open();
    }

    @AfterAll
    static void close() {
        if (playground != null) {
            playground.close();
        }
    }

    @Test
    void theHeatMapShowsTheCosinesOfTheLibraryAtEveryDimension() {
        try (Visit visit = visit()) {
            List<String> lines = lines(visit, "#sentences");
            for (int step = 4; step >= 0; step -= 2) {
                visit.chooseStep(step);
                int dimension = Integer.parseInt(visit.find("#dimension-value").innerText());
                assertThat(visit.texts("#matrix td button")).isEqualTo(cosines(lines, dimension));
            }
            assertThat(visit.find("#dimension-value")).hasText("32");
            visit.complainsOfNothing();
        }
    }

    @Test
    void pastedSentencesAreComparedAndNeverTakenForMarkup() {
        try (Visit visit = visit()) {
            visit.find("#sentences").fill("  <img src=x onerror=alert(1)>\n\n猫\n");
            assertThat(visit.find("#matrix tbody tr")).hasCount(2);
            assertThat(visit.find("#matrix th[scope=row]").first()).containsText("<img src=x onerror=alert(1)>");
            assertThat(visit.find("img")).hasCount(0);
            visit.find("#sentences").fill("猫");
            assertThat(visit.find("#matrix td button")).hasCount(1);
            assertThat(visit.find("#matrix td button")).hasText("1.00");
            assertThat(visit.find("#similar-why")).containsText("2つ以上");
            visit.find("#sentences").fill("");
            assertThat(visit.find("#matrix td button")).hasCount(0);
            visit.complainsOfNothing();
        }
    }

    @Test
    void anExampleShowsThatTheOrderOfWordsIsNotSeen() {
        try (Visit visit = visit()) {
            visit.find("#sentence-examples button").nth(2).click();
            assertThat(visit.find("#matrix tbody tr")).hasCount(6);
            assertThat(visit.find("#matrix button[data-pair='0 1']")).hasText("1.00");
            assertThat(visit.find("#example-note")).containsText("平均の限界");
        }
    }

    @Test
    void pointingAtACellShowsWhichTokensMakeItSimilar() {
        try (Visit visit = visit()) {
            visit.find("#matrix button[data-pair='0 1']").hover();
            assertThat(visit.find("#similar-why .tokens").last()).containsText("sleeping");
            assertThat(visit.find("#similar-why .cosine b"))
                    .hasText(visit.find("#matrix button[data-pair='0 1']").innerText());
            assertThat(visit.find("#similar-why .strongest li")).hasCount(4);
            visit.find("#similar-why .tokens").first().getByText("猫").hover();
            assertThat(visit.find("#similar-why .hints")).containsText("「猫」");
            String cat = visit.find("#similar-why .tokens").last().locator("button:has-text('cat') small").innerText();
            assertThat(Double.parseDouble(cat)).isGreaterThan(0.1);
            visit.complainsOfNothing();
        }
    }

    @Test
    void aTapExplainsToo() {
        try (Visit visit = playground
                .visit(new Browser.NewContextOptions()
                        .setLocale("ja-JP")
                        .setViewportSize(360, 740)
                        .setHasTouch(true))
                .load(playground.origin())) {
            visit.find("#matrix button[data-pair='3 4']").tap();
            assertThat(visit.find("#similar-why .tokens").last()).containsText("tomorrow");
            visit.find("#ranking button").nth(2).tap();
            assertThat(visit.find("#ranking button").nth(2)).hasAttribute("aria-current", "true");
            visit.complainsOfNothing();
        }
    }

    @Test
    void documentsRankWhileAQueryIsTyped() {
        try (Visit visit = visit()) {
            visit.find("#query").fill("");
            assertThat(visit.find("#ranking li")).hasCount(0);
            visit.find("#query").pressSequentially("夜中に熱");
            assertThat(visit.find("#ranking .text").first()).containsText("急患診療所");
            assertThat(visit.find("#rank-times")).containsText(Pattern.compile("サーバー [\\d.,]+ µs、往復 [\\d.,]+ ms"));
            visit.find("#documents").fill("りんごを食べる\n本を読む\n夜に熱が出る");
            assertThat(visit.find("#ranking .text").first()).hasText("夜に熱が出る");
            assertThat(visit.find("#ranking li")).hasCount(3);
            assertThat(visit.find("#live")).containsText("3文を並べました");
            visit.complainsOfNothing();
        }
    }

    @Test
    void fewerDimensionsMoveRanksAsInTheLibrary() {
        try (Visit visit = visit()) {
            List<String> documents = lines(visit, "#documents");
            String query = visit.find("#query").inputValue();
            for (int step : new int[] {3, 1, 0}) {
                visit.chooseStep(step);
                int dimension = Integer.parseInt(visit.find("#dimension-value").innerText());
                assertThat(visit.texts("#ranking .text")).isEqualTo(ranked(query, documents, dimension));
            }
            assertThat(visit.find("#ranking small").filter(new Locator.FilterOptions()
                            .setHasText(Pattern.compile("[▲▼]\\d")))
                    .first())
                    .isVisible();
            assertThat(visit.find("#bytes")).containsText("128");
            assertThat(visit.find("#million")).containsText("128 MB");
            assertThat(visit.find("#ranked-in")).containsText("µs");
            visit.complainsOfNothing();
        }
    }

    @Test
    void vectorsAreAskedForOnce() {
        try (Visit visit = visit()) {
            int[] requests = {0};
            visit.page().onRequest(request -> requests[0] += request.url().endsWith("/vectors") ? 1 : 0);
            visit.chooseStep(0);
            visit.chooseStep(2);
            visit.find("#query-examples button").nth(1).click();
            assertThat(visit.find("#ranking .text").first()).containsText("保育園");
            visit.find("#query-examples button").nth(0).click();
            assertThat(visit.find("#ranking .text").first()).containsText("家具");
            assertThat(requests[0]).isEqualTo(1);
        }
    }

    @Test
    void anotherModelCanBeChosen() throws IOException {
        try (Playground two = Playground.open(ServerSettings.DEFAULT, "hayate-ja", "other");
                Visit visit = two.visit().load(two.origin())) {
            visit.chooseStep(0);
            visit.find("#model").selectOption("other");
            assertThat(visit.find("#dimension-value")).hasText("448");
            assertThat(visit.find("#code-text")).containsText("\"model\": \"other\"");
            assertThat(visit.find("#similar-why .tokens")).hasCount(2);
            visit.find("input[name=code-language][value=java]").check();
            assertThat(visit.find("#code-text")).containsText("load(\"other\")");
            visit.complainsOfNothing();
        }
    }

    @Test
    void movesAreAnimatedUnlessTheVisitorWantsLessMotion() {
        assertThat(moves(ReducedMotion.NO_PREFERENCE)).isPositive();
        assertThat(moves(ReducedMotion.REDUCE)).isZero();
    }

    private static int moves(ReducedMotion motion) {
        try (Visit visit = playground.visit(
                new Browser.NewContextOptions().setLocale("ja-JP").setReducedMotion(motion))) {
            visit.page()
                    .addInitScript("window.moves = 0; const animate = Element.prototype.animate;"
                            + "Element.prototype.animate = function (...all) {"
                            + " window.moves++; return animate.apply(this, all); };");
            visit.load(playground.origin());
            visit.find("#query-examples button").nth(1).click();
            assertThat(visit.find("#ranking .text").first()).containsText("保育園");
            return (int) visit.page().evaluate("window.moves");
        }
    }

    @Test
    void theLanguageIsTheBrowsersUntilAnotherIsChosenAndThenKept() {
        try (Visit visit = playground.visit(new Browser.NewContextOptions().setLocale("en-GB"))) {
            visit.load(playground.origin());
            assertThat(visit.find("html")).hasAttribute("lang", "en");
            assertThat(visit.find("h1")).hasText("Meaning, by table lookup.");
            visit.find("#query").fill("my own query");
            visit.find("#language input[value=ja]").check();
            assertThat(visit.find("html")).hasAttribute("lang", "ja");
            assertThat(visit.find("h1")).hasText("文の意味を、表から引く。");
            assertThat(visit.find("#documents")).hasValue(Pattern.compile("市役所"));
            assertThat(visit.find("#query")).hasValue("my own query");
            visit.page().reload();
            assertThat(visit.find("h1")).hasText("文の意味を、表から引く。");
            visit.complainsOfNothing();
        }
    }

    @Test
    void theSchemeIsTheBrowsersUntilAnotherIsChosenAndThenKept() {
        try (Visit visit = visit()) {
            String light = background(visit);
            visit.find("#scheme").click();
            assertThat(visit.find("#scheme")).hasAttribute("aria-pressed", "true");
            assertThat(background(visit)).isNotEqualTo(light);
            visit.load(playground.origin());
            assertThat(visit.find("#scheme")).hasAttribute("aria-pressed", "true");
            visit.find("#scheme").click();
            assertThat(background(visit)).isEqualTo(light);
        }
    }

    @Test
    void theHeatOnlyLosesLightAndItsNumbersStandOut() {
        try (Visit visit = visit()) {
            Object found = visit.page()
                    .evaluate("""
                            async () => {
                              const folder = document.querySelector('link[rel=stylesheet]').href.replace('page.css', '');
                              const {heat} = await import(folder + 'colours.js');
                              const light = rgb => rgb.map(v => v / 255)
                                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                              const wrong = [];
                              for (const scheme of ['light', 'dark']) {
                                let before = null;
                                for (let i = 0; i <= 100; i++) {
                                  const {back, ink} = heat(i / 100)[scheme];
                                  const shade = light(back.match(/\\d+/g).map(Number));
                                  const inked = ink === '#000' ? 0 : 1;
                                  const contrast = (Math.max(shade, inked) + .05) / (Math.min(shade, inked) + .05);
                                  const moves = before === null || (scheme === 'light' ? shade <= before : shade >= before);
                                  if (contrast < 4.5 || !moves) wrong.push([scheme, i, contrast]);
                                  before = shade;
                                }
                              }
                              return wrong;
                            }
                            """);
            assertThat((List<?>) found).isEmpty();
        }
    }

    private static Visit visit() {
        return playground.visit().load(playground.origin());
    }

    private static String background(Visit visit) {
        return (String) visit.page().evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static List<String> lines(Visit visit, String field) {
        return visit.find(field).inputValue().lines().toList();
    }

    private static List<String> cosines(List<String> texts, int dimension) {
        Embeddings vectors = encode(texts, dimension);
        float[][] cosines = Similarity.COSINE.matrix(vectors, vectors);
        return Arrays.stream(cosines)
                .flatMap(row -> IntStream.range(0, row.length).mapToObj(i -> shown(row[i])))
                .toList();
    }

    private static String shown(float cosine) {
        String shown = String.format(Locale.ROOT, "%.2f", cosine);
        return shown.equals("-0.00") ? "0.00" : shown.replace('-', '−');
    }

    private static List<String> ranked(String query, List<String> documents, int dimension) {
        Embeddings vectors = encode(documents, dimension);
        float[] wanted = encode(List.of(query), dimension).row(0);
        return Similarity.COSINE.top(wanted, vectors, documents.size()).stream()
                .map(hit -> documents.get(hit.index()))
                .toList();
    }

    private static Embeddings encode(List<String> texts, int dimension) {
        return playground.model().encode(texts, EncodeOptions.DEFAULT.truncateTo(dimension));
    }
}

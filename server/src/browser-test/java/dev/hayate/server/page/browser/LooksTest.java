package dev.hayate.server.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The page in both languages, on a phone and a desk, in light and in dark. Screenshots are kept in
/// `target/page`, or in the folder that `-Dhayate.screenshots` names, with the time of the first paint.
class LooksTest {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("hayate.screenshots", "target/page"));
    private static final double PAINT_WITHIN_MILLISECONDS = 1_000;

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

    record Look(String locale, int width, ColorScheme scheme) {
        String fileName() {
            return locale.substring(0, 2) + "-" + width + "-"
                    + scheme.name().toLowerCase(Locale.ROOT);
        }

        Browser.NewContextOptions options() {
            return new Browser.NewContextOptions()
                    .setLocale(locale)
                    .setViewportSize(width, width < 600 ? 740 : 800)
                    .setHasTouch(width < 600)
                    .setColorScheme(scheme);
        }
    }

    static List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        for (String locale : List.of("ja-JP", "en-US")) {
            for (int width : new int[] {360, 1280}) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    looks.add(new Look(locale, width, scheme));
                }
            }
        }
        return looks;
    }

    @ParameterizedTest
    @MethodSource("looks")
    void canBeReadByEverybody(Look look) throws IOException {
        try (Visit visit = playground.visit(look.options()).load(playground.origin())) {
            photograph(visit, look.fileName());
            visit.find("#sentence-examples button").nth(1).click();
            PlaywrightAssertions.assertThat(visit.find("#matrix th[scope=row]").first())
                    .containsText(Pattern.compile("会議|meeting"));
            visit.chooseStep(1);
            PlaywrightAssertions.assertThat(visit.find("#similar-why .cosine b"))
                    .hasText(visit.find("#matrix [aria-current]").innerText());
            visit.find("#similar-why .tokens button").nth(2).hover();
            visit.page().evaluate("Promise.all(document.getAnimations().map(move => move.finished))");
            photograph(visit, look.fileName() + "-64");
            assertThat(audit(visit)).isEmpty();
            assertThat((int) visit.page().evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(look.width());
            assertThat(visit.find("html").getAttribute("lang")).isEqualTo(look.locale().substring(0, 2));
            visit.complainsOfNothing();
            double paint = firstPaint(visit);
            Files.writeString(SCREENSHOTS.resolve(look.fileName() + ".txt"), "first contentful paint: " + paint + " ms\n");
            assertThat(paint).isLessThan(PAINT_WITHIN_MILLISECONDS);
        }
    }

    private static void photograph(Visit visit, String name) {
        visit.page().evaluate("scrollTo(0, 0)");
        visit.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(SCREENSHOTS.resolve(name + ".png"))
                        .setFullPage(true));
    }

    private static double firstPaint(Visit visit) {
        Object time = visit.page()
                .evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime");
        return ((Number) time).doubleValue();
    }

    private static List<?> audit(Visit visit) {
        return Stream.of(CONTRAST, NAMES, STRUCTURE, TARGETS)
                .flatMap(script -> ((List<?>) visit.page().evaluate(script)).stream())
                .toList();
    }

    /// Texts that stand out from what is behind them by less than 4.5.
    private static final String CONTRAST = """
            () => {
              const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
              const rgba = colour => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = colour;
                canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data];
              };
              const over = (top, under) => under.map((v, i) => i === 3 ? 255 : v + (top[i] - v) * top[3] / 255);
              const behind = element => {
                if (element === null) return rgba(getComputedStyle(document.documentElement).colorScheme.includes('dark')
                  && !getComputedStyle(document.documentElement).colorScheme.includes('light') ? 'black' : 'white');
                return over(rgba(getComputedStyle(element).backgroundColor), behind(element.parentElement));
              };
              const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const opacity = element => element === null ? 1
                : Number(getComputedStyle(element).opacity) * opacity(element.parentElement);
              const weak = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (walker.currentNode.data.trim() === '' || !element.checkVisibility({visibilityProperty: true})
                  || element.closest('.unseen, .skip, option, noscript')) continue;
                const back = behind(element);
                const ink = rgba(getComputedStyle(element).color);
                ink[3] *= opacity(element);
                const [a, b] = [light(over(ink, back)), light(back)];
                const contrast = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
                if (contrast < 4.5) weak.push(`contrast ${contrast.toFixed(2)}: ${walker.currentNode.data.slice(0, 20)}`);
              }
              return weak;
            }
            """;

    /// Controls that a screen reader could not name.
    private static final String NAMES = """
            () => [...document.querySelectorAll('input, textarea, select, button, [role=region], [role=group], svg[role=img], table')]
              .filter(element => element.checkVisibility())
              .filter(element => ![
                element.getAttribute('aria-label'),
                ...[...element.labels ?? []].map(label => label.textContent),
                document.getElementById(element.getAttribute('aria-labelledby'))?.textContent,
                element.querySelector('caption')?.textContent,
                element.matches('button') ? element.textContent : '',
              ].some(name => name?.trim()))
              .map(element => `no name: ${element.outerHTML.slice(0, 80)}`)
            """;

    /// One main heading, headings without gaps, landmarks, no id twice, no order of its own for the Tab key.
    private static final String STRUCTURE = """
            () => {
              const wrong = [];
              const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(heading => Number(heading.tagName[1]));
              if (levels.filter(level => level === 1).length !== 1) wrong.push('not one h1');
              levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) wrong.push('a gap before heading ' + i); });
              for (const mark of ['header', 'main', 'footer']) {
                if (document.querySelectorAll(mark).length !== 1) wrong.push('not one ' + mark);
              }
              const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
              if (new Set(ids).size !== ids.length) wrong.push('an id twice');
              if (document.querySelector('[tabindex]:not([tabindex="0"], [tabindex="-1"])')) wrong.push('a Tab order of its own');
              if (document.title === '') wrong.push('no title');
              for (const element of document.querySelectorAll('[data-text]')) {
                if (element.textContent.trim() === '') wrong.push('no text: ' + element.dataset.text);
              }
              return wrong;
            }
            """;

    /// What is pressed is at least 24 px wide and high.
    private static final String TARGETS = """
            () => [...document.querySelectorAll('button, select, .segments label, input:not([type=radio])')]
              .filter(element => element.checkVisibility())
              .map(element => [element, element.getBoundingClientRect()])
              .filter(([, box]) => box.width < 24 || box.height < 24)
              .map(([element, box]) => `${box.width} × ${box.height}: ${element.outerHTML.slice(0, 80)}`)
            """;
}

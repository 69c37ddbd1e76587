package dev.hayate.server.page.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The page without a mouse.
class KeyboardTest {
    /// Where the Tab key stops, from the top to the end.
    private static final List<String> STOPS = List.of(
            "skip",
            "language",
            "scheme",
            "dimension",
            "sentences",
            "sentence-examples",
            "sentence-examples",
            "sentence-examples",
            "matrix-scroll",
            "matrix",
            "similar-why",
            "similar-why",
            "query",
            "query-examples",
            "query-examples",
            "query-examples",
            "query-examples",
            "ranking",
            "rank-why",
            "rank-why",
            "documents",
            "code-task",
            "code-language",
            "copy",
            "code-scroll");

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

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void theTabKeyReachesEverythingInOrderAndAlwaysShowsWhereItIs(int width) {
        try (Visit visit = playground
                .visit(new Browser.NewContextOptions().setLocale("ja-JP").setViewportSize(width, 740))
                .load(playground.origin())) {
            List<String> stops = new ArrayList<>();
            for (int i = 0; i < STOPS.size(); i++) {
                press(visit, "Tab");
                stops.add((String) visit.page().evaluate(WHERE));
                assertThat((boolean) visit.page().evaluate(SHOWN))
                        .as("the focus can be seen at " + stops.getLast())
                        .isTrue();
            }
            assertThat(stops).isEqualTo(STOPS);
            visit.complainsOfNothing();
        }
    }

    @Test
    void everythingCanBeDoneWithKeys() {
        try (Visit visit = playground.visit(new Browser.NewContextOptions()
                        .setLocale("ja-JP")
                        .setPermissions(List.of("clipboard-read", "clipboard-write")))
                .load(playground.origin())) {
            press(visit, "Tab", "Enter");
            assertThat(visit.find("main")).isFocused();
            press(visit, "Tab", "ArrowLeft", "ArrowLeft");
            assertThat(visit.find("#dimension-value")).hasText("128");
            press(visit, "Tab", "Tab", "Tab", "Tab", "Enter");
            assertThat(visit.find("#matrix tbody tr")).hasCount(6);
            press(visit, "Tab", "Tab", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown");
            assertThat(visit.find("#matrix button:focus")).hasAttribute("data-pair", "3 1");
            assertThat(visit.find("#similar-why .tokens").first()).containsText("dog");
            press(visit, "Tab", "ArrowRight", "ArrowRight");
            assertThat(visit.find("#similar-why .hints")).containsText("組になって");
            press(visit, "Tab", "Tab", "Control+A");
            visit.page().keyboard().type("泳ぎたい");
            assertThat(visit.find("#ranking .text").first()).containsText("プール");
            press(visit, "Tab", "Tab", "Tab", "Tab", "Tab", "ArrowDown");
            assertThat(visit.find("#ranking button").nth(1)).isFocused();
            assertThat(visit.find("#ranking button").nth(1)).hasAttribute("aria-current", "true");
            press(visit, "Tab", "Tab", "Tab", "Tab", "ArrowRight", "Tab", "ArrowRight", "Tab", "Enter");
            assertThat(visit.find("#live")).hasText("コピーしました");
            assertThat((String) visit.page().evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(visit.find("#code-text").textContent())
                    .contains("model.encode(query, options)", "泳ぎたい", "truncateTo(128)");
            visit.complainsOfNothing();
        }
    }

    private static void press(Visit visit, String... keys) {
        for (String key : keys) {
            visit.page().keyboard().press(key);
        }
    }

    private static final String WHERE = """
            () => {
              const at = document.activeElement;
              if (at.matches('.skip')) return 'skip';
              if (at.matches('.scroll')) return 'matrix-scroll';
              if (at.matches('pre')) return 'code-scroll';
              return (at.id ? at : at.closest('[id]')).id;
            }
            """;

    /// Whether the focused element has a ring and is not hidden behind something else.
    private static final String SHOWN = """
            () => {
              const at = document.activeElement;
              const box = at.getBoundingClientRect();
              const ringed = [at, at.closest('.segments')].some(element =>
                element !== null && getComputedStyle(element).outlineStyle !== 'none');
              const x = box.left + Math.min(box.width, innerWidth) / 2;
              const lines = [box.top + Math.min(box.height, 40) / 2, (box.top + box.bottom) / 2, box.bottom - 8];
              const seen = lines.some(y => {
                const top = document.elementFromPoint(x, y);
                return top !== null && (at.contains(top) || at.parentElement === top.parentElement);
              });
              return ringed && seen;
            }
            """;
}

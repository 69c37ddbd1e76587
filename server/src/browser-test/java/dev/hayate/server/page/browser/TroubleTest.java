package dev.hayate.server.page.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import dev.hayate.server.admission.ApiKey;
import dev.hayate.server.http.ServerSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the page says when the server does not answer as one would wish.
class TroubleTest {
    private static final String CALLS = "**/playground/{models,vectors,explain}";

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
    void asksForAKeyWhereTheServerWantsOneAndKeepsItForTheTab() throws IOException {
        ServerSettings settings = ServerSettings.DEFAULT.keys(List.of(ApiKey.of("reader", "secret")));
        try (Playground guarded = Playground.open(settings, "hayate-ja");
                Visit visit = guarded.visit()) {
            visit.page().navigate(guarded.origin() + "/");
            assertThat(visit.find("#key")).isVisible();
            visit.page().getByLabel("APIキー").fill("wrong");
            visit.page().keyboard().press("Enter");
            assertThat(visit.find("#problem")).hasText("そのAPIキーは受け付けられませんでした。");
            visit.page().getByLabel("APIキー").fill("secret");
            visit.find("#key button").click();
            assertThat(visit.find("#key")).isHidden();
            assertThat(visit.find("#problem")).isHidden();
            assertThat(visit.find("#matrix tbody tr")).hasCount(7);
            assertThat(visit.find("#code-text")).containsText("$HAYATE_API_KEY");
            visit.load(guarded.origin());
            assertThat(visit.find("#key")).isHidden();
        }
    }

    @Test
    void triesAgainWhenTheServerWasBusy() {
        try (Visit visit = playground.visit()) {
            AtomicBoolean isBusy = new AtomicBoolean(true);
            visit.page().route(CALLS, route -> {
                if (isBusy.get()) {
                    refuse(route);
                } else {
                    route.resume();
                }
            });
            visit.page().navigate(playground.origin() + "/");
            assertThat(visit.find("#problem"))
                    .hasText("サーバーが混み合っています。1秒後にもう一度試します。");
            isBusy.set(false);
            assertThat(visit.find("#problem")).isHidden();
            assertThat(visit.find("#matrix tbody tr")).hasCount(7);
        }
    }

    @Test
    void saysThatTheServerCannotBeReachedUntilItCan() {
        try (Visit visit = playground.visit().load(playground.origin())) {
            visit.page().route(CALLS, Route::abort);
            visit.find("#query").fill("つながらない");
            assertThat(visit.find("#problem")).hasText("サーバーにつながりません。動いているか確かめてください。");
            visit.page().unroute(CALLS);
            visit.find("#query").fill("つながる");
            assertThat(visit.find("#problem")).isHidden();
        }
    }

    @Test
    void tellsWhatTheServerRefuses() {
        try (Visit visit = playground.visit().load(playground.origin())) {
            visit.find("#sentences").fill("猫\n" + "長い文です。".repeat(200));
            assertThat(visit.find("#similar-why")).containsText("at most 200 tokens");
            visit.find("#sentences").fill("猫\n犬");
            assertThat(visit.find("#similar-why .tokens")).hasCount(2);
        }
    }

    private static void refuse(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(429)
                .setContentType("application/json")
                .setHeaders(Map.of("Retry-After", "1"))
                .setBody("{\"error\":{\"message\":\"no\"}}"));
    }
}

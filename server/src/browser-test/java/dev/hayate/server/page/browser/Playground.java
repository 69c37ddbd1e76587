package dev.hayate.server.page.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.HayateServer;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.http.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A server with the bundled model, and a Chromium to visit it with. For one thread.
final class Playground implements AutoCloseable {
    private final StaticEmbeddingModel model;
    private final Engine engine;
    private final HayateServer server;
    private final Playwright playwright;
    private final Browser browser;

    private Playground(
            StaticEmbeddingModel model, Engine engine, HayateServer server, Playwright playwright, Browser browser) {
        this.model = model;
        this.engine = engine;
        this.server = server;
        this.playwright = playwright;
        this.browser = browser;
    }

    /// Opens both, or skips the test if there is no Chromium.
    static Playground open() throws IOException {
        return open(ServerSettings.DEFAULT, "hayate-ja");
    }

    /// As [#open()], with the bundled model under each of some names.
    static Playground open(ServerSettings settings, String... names) throws IOException {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(
                chromium.isPresent(),
                "no Chromium found: install one, or name it in the environment variable CHROMIUM");
        List<ServedModel> models = new ArrayList<>();
        for (String name : names) {
            StaticEmbeddingModel model = StaticEmbeddingModel.bundled();
            models.add(new ServedModel(name, model, model.fingerprint(), 0));
        }
        Engine engine = new Engine(models);
        HayateServer server = HayateServer.start(settings.port(0), engine);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(sandbox()));
        return new Playground(models.getFirst().model(), engine, server, playwright, browser);
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("CHROMIUM"), ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Chromium refuses its sandbox to root.
    private static List<String> sandbox() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.of();
    }

    StaticEmbeddingModel model() {
        return model;
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    /// Opens the page in a context of its own, with nothing kept from before.
    Visit visit(Browser.NewContextOptions options) {
        return Visit.of(browser.newContext(options), origin());
    }

    /// Opens it as most do: in Japanese, 1280 px wide, light.
    Visit visit() {
        return visit(new Browser.NewContextOptions().setLocale("ja-JP").setViewportSize(1280, 800));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        server.close();
        engine.close();
    }
}

package dev.hayate.cli;

import dev.hayate.server.HayateServer;
import dev.hayate.server.Offer;
import dev.hayate.server.api.Observer;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.Reload;
import dev.hayate.server.http.AccessLog;
import dev.hayate.server.http.ServerSettings;
import dev.hayate.server.search.ServedIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Answers requests for embeddings over HTTP.
@Command(
        name = "serve",
        description = {
            "Answer requests for embeddings over HTTP, in the forms of OpenAI, text-embeddings-inference, Ollama and"
                    + " Cohere; a page to play with is at /.",
            "On SIGTERM or Ctrl-C it takes no more connections, answers what it has, and ends; a second Ctrl-C ends it"
                    + " at once. On SIGHUP it loads models and certificates again and opens its access log again."
        },
        footer = {
            "",
            "Examples:",
            "  hayate serve",
            "  hayate serve --host 0.0.0.0 --port 8080 --api-key-file keys.txt --access-log",
            "  hayate serve -m ja=models/ja -m en=org/name --tls-cert cert.pem --tls-key key.pem",
            "  hayate serve --index pages.index",
            "  curl http://127.0.0.1:8080/v1/embeddings -d '{\"input\": \"猫が好き\", \"model\": \"hayate-ja\"}'"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ServedModels models;

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Mixin
    private KeyOptions keys = new KeyOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--index",
            paramLabel = "DIR",
            defaultValue = "${env:HAYATE_INDEX}",
            description = "Answer searches through an index that hayate index has made with one of the models.")
    private @Nullable String index;

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "-",
            defaultValue = "${env:HAYATE_ACCESS_LOG}",
            description =
                    "Write a line for every request to the file, or to the standard error. Texts are never in it.")
    private @Nullable String accessLog;

    @ParentCommand
    private Hayate hayate = new Hayate();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Carriers.doubled();
        ServerSettings settings =
                limits.applyTo(keys.applyTo(listen.applyTo(ServerSettings.DEFAULT, terminal), terminal));
        try (Engine loaded = models.load(engine.settings(), terminal);
                ServedIndex opened = openIndex(loaded);
                AccessLog log = openLog()) {
            List<Observer> observers = new ArrayList<>();
            Optional.ofNullable(log).ifPresent(observers::add);
            Offer offer = new Offer(loaded, Optional.ofNullable(opened));
            try (HayateServer server = HayateServer.start(settings, offer, observers)) {
                serve(server, log, loaded, settings);
            }
        }
        return Main.DONE;
    }

    private @Nullable ServedIndex openIndex(Engine engine) throws IOException {
        if (index == null) {
            return null;
        }
        LuceneLog.silence();
        VectorApi.require("to search an index");
        return ServedIndex.open(terminal.resolve(index), engine);
    }

    private @Nullable AccessLog openLog() throws IOException {
        return accessLog == null ? null : AccessLogs.open(accessLog, terminal);
    }

    /// Until the process is asked to stop.
    private void serve(HayateServer server, @Nullable AccessLog log, Engine engine, ServerSettings settings) {
        CountDownLatch asked = new CountDownLatch(1);
        Signals.on("TERM", asked::countDown);
        Signals.on("INT", () -> {
            if (asked.getCount() == 0) {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
            asked.countDown();
        });
        Signals.on("HUP", () -> Thread.startVirtualThread(() -> reload(server, log, engine)));
        say(greeting(server, engine, settings));
        try {
            asked.await();
        } catch (InterruptedException asksAsWell) {
            return;
        }
    }

    private static String greeting(HayateServer server, Engine engine, ServerSettings settings) {
        String names = engine.models().stream()
                .map(served -> served.name() + " (" + served.model().dimension() + " dimensions)")
                .collect(Collectors.joining(", "));
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        String scheme = settings.tls().isPresent() ? "https" : "http";
        return "serving " + names + " at " + scheme + "://" + host + ":" + server.port();
    }

    private void reload(HayateServer server, @Nullable AccessLog log, Engine engine) {
        for (Reload model : engine.reload()) {
            switch (model) {
                case Reload.Replaced(String name, String before, String after) ->
                    say(name + " was loaded again: " + after.substring(0, 12) + " in place of "
                            + before.substring(0, 12));
                case Reload.Unchanged(String name, String fingerprint) ->
                    say(name + " is as it was: " + fingerprint.substring(0, 12));
                case Reload.Failed(String name, String fingerprint, Exception reason) ->
                    complain(name + " stays as it was: " + reason.getMessage());
            }
        }
        try {
            if (log != null) {
                log.reopen();
            }
            server.reloadCertificate();
        } catch (IOException | RuntimeException e) {
            complain("not loaded again: " + e.getMessage());
        }
    }

    private void say(String sentence) {
        if (!hayate.quiet()) {
            complain(sentence);
        }
    }

    private void complain(String sentence) {
        terminal.err().println("hayate: " + sentence);
    }
}

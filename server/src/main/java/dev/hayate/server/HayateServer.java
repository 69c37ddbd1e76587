package dev.hayate.server;

import dev.hayate.server.api.Route;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.http.HttpListener;
import dev.hayate.server.openai.OpenAiApi;
import java.util.ArrayList;
import java.util.List;

/// A running server. Safe for all threads.
///
/// ```java
/// try (var model = StaticEmbeddingModel.bundled();
///         var server = HayateServer.start(ServerSettings.DEFAULT, engine)) {
///     …
/// }
/// ```
public final class HayateServer implements AutoCloseable {
    private final HttpListener listener;

    private HayateServer(HttpListener listener) {
        this.listener = listener;
    }

    /// Starts to listen.
    public static HayateServer start(ServerSettings settings, Engine engine) {
        return new HayateServer(HttpListener.start(settings, routes(engine)));
    }

    /// Everything that is offered.
    static List<Route> routes(Engine engine) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(OpenAiApi.routes(engine));
        return routes;
    }

    /// The port that it listens at.
    public int port() {
        return listener.port();
    }

    /// Takes no more requests, answers those that it has, and stops.
    @Override
    public void close() {
        listener.close();
    }
}

package dev.hayate.server;

import dev.hayate.server.api.Observer;
import dev.hayate.server.api.Route;
import dev.hayate.server.cohere.CohereApi;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.http.HttpListener;
import dev.hayate.server.http.ServerSettings;
import dev.hayate.server.metrics.MetricsApi;
import dev.hayate.server.metrics.RequestMetrics;
import dev.hayate.server.ollama.OllamaApi;
import dev.hayate.server.openai.OpenAiApi;
import dev.hayate.server.page.PageApi;
import dev.hayate.server.search.SearchApi;
import dev.hayate.server.tei.TeiApi;
import java.io.IOException;
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
    ///
    /// @throws IOException if the port is taken or a file of the settings cannot be read
    /// @throws IllegalArgumentException if a file of the settings is not what it should be
    public static HayateServer start(ServerSettings settings, Engine engine) throws IOException {
        return start(settings, new Offer(engine), List.of());
    }

    /// Starts to listen.
    ///
    /// @param offer what it answers with
    /// @param observers are told of every request that was answered, such as an [AccessLog]
    /// @throws IOException if the port is taken or a file of the settings cannot be read
    /// @throws IllegalArgumentException if a file of the settings is not what it should be
    public static HayateServer start(ServerSettings settings, Offer offer, List<Observer> observers)
            throws IOException {
        List<Route> routes = routes(settings, offer);
        List<Observer> all = new ArrayList<>(observers);
        all.add(new RequestMetrics(offer.engine().metrics(), routes));
        return new HayateServer(HttpListener.start(settings, routes, TeiApi.ERRORS, all));
    }

    /// Everything that is offered.
    static List<Route> routes(ServerSettings settings, Offer offer) {
        Engine engine = offer.engine();
        RequestLimits limits = new RequestLimits(
                engine.settings().maxBatch(), settings.limits().requests());
        List<Route> routes = new ArrayList<>();
        routes.addAll(OpenAiApi.routes(engine));
        routes.addAll(TeiApi.routes(engine, limits));
        routes.addAll(OllamaApi.routes(engine, limits));
        routes.addAll(CohereApi.routes(engine, limits));
        offer.index().map(SearchApi::routes).ifPresent(routes::addAll);
        routes.addAll(OpenApiDocument.routes());
        routes.addAll(PageApi.routes(engine));
        routes.addAll(MetricsApi.routes(engine.metrics()));
        return routes;
    }

    /// The port that it listens at.
    public int port() {
        return listener.port();
    }

    /// Reads the files of the certificate again; connections from now on get what they hold.
    ///
    /// @throws IOException if one cannot be read; the old certificate stays
    /// @throws IllegalArgumentException if they are not what they should be; the old certificate stays
    public void reloadCertificate() throws IOException {
        listener.reloadCertificate();
    }

    /// Takes no more connections, answers the requests that it has, and stops; after the time that the settings
    /// give for it, whatever is not answered is lost.
    @Override
    public void close() {
        listener.close();
    }
}

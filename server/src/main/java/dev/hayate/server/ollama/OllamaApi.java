package dev.hayate.server.ollama;

import dev.hayate.server.api.Access;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Operation;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.Embedder;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.RequestLimits;
import java.util.List;

/// The part of Ollama's API that makes embeddings, and what clients ask before they do, as its `docs/api.md` and
/// `server/routes.go` define them.
public final class OllamaApi {
    private static final ErrorShape ERRORS = new OllamaErrors();

    private OllamaApi() {}

    /// The routes of this API.
    public static List<Route> routes(Engine engine, RequestLimits limits) {
        OllamaEmbeddings embeddings = new OllamaEmbeddings(new Embedder(engine), limits);
        OllamaModels models = new OllamaModels(engine);
        return List.of(
                route(Method.POST, "/api/embed", embeddings::embed),
                route(Method.POST, "/api/embeddings", embeddings::embeddings),
                route(Method.GET, "/api/tags", models::tags),
                route(Method.POST, "/api/show", models::show),
                route(Method.GET, "/api/version", models::version));
    }

    private static Route route(Method method, String path, Operation operation) {
        return new Route(method, path, Access.KEY, ERRORS, operation);
    }
}

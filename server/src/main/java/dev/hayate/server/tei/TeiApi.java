package dev.hayate.server.tei;

import dev.hayate.server.api.Access;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Operation;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.Embedder;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.RequestLimits;
import java.util.List;

/// The API of Text Embeddings Inference, as its `router/src/http/server.rs` defines it for an embedding model.
/// Requests of this API name no model: it is always the default one that answers.
public final class TeiApi {
    /// The form of errors of this API.
    public static final ErrorShape ERRORS = new TeiErrors();

    private TeiApi() {}

    /// The routes of this API.
    public static List<Route> routes(Engine engine, RequestLimits limits) {
        Embedder embedder = new Embedder(engine);
        TeiEmbeddings embeddings = new TeiEmbeddings(embedder, limits);
        TeiTokens tokens = new TeiTokens(engine, limits);
        return List.of(
                post("/embed", embeddings::answer),
                post("/", embeddings::answer),
                post("/similarity", new TeiSimilarity(embedder, limits)::answer),
                post("/rerank", new TeiRerank(embedder, limits)::answer),
                post("/tokenize", tokens::tokenize),
                post("/decode", tokens::decode),
                post("/embed_all", refused("vectors per token are not offered: ask /embed for one per input")),
                post("/embed_sparse", refused("the model makes dense vectors only: ask /embed for them")),
                post("/predict", refused("the model is no classifier: ask /embed for vectors")),
                new Route(Method.GET, "/info", Access.KEY, ERRORS, new TeiInfo(engine, limits)::answer),
                new Route(Method.GET, "/health", Access.OPEN, ERRORS, call -> Reply.of("text/plain", new byte[0])));
    }

    private static Route post(String path, Operation operation) {
        return new Route(Method.POST, path, Access.KEY, ERRORS, operation);
    }

    private static Operation refused(String reason) {
        return call -> {
            throw new ApiException(Problem.NOT_OFFERED, reason);
        };
    }
}

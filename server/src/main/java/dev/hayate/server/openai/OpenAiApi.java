package dev.hayate.server.openai;

import dev.hayate.Embeddings;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Operation;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.EmbedRequest;
import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.engine.Turns;
import dev.hayate.server.json.JsonBytes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// `POST /v1/embeddings`, `GET /v1/models` and `GET /v1/models/{model}` as OpenAI's API reference defines them.
///
/// | member of `POST /v1/embeddings` | here |
/// |---|---|
/// | `input` | a string, an array of strings, of token ids, or of arrays of token ids; nothing empty |
/// | `model` | the name of a model or an alias; the default model if there is none, which OpenAI would refuse |
/// | `encoding_format` | `float` (default) or `base64`: little-endian float32 |
/// | `dimensions` | keeps the first values of a vector, from 1 to the model's number |
/// | any other | not read, `user` among them |
///
/// Vectors have length 1. A text gets the default prompt of its model, if it has one, and `usage` counts its
/// tokens.
public final class OpenAiApi {
    private static final int ROWS_A_TURN = 128;

    private final Engine engine;

    private OpenAiApi(Engine engine) {
        this.engine = engine;
    }

    /// The routes of this API; every model has one.
    public static List<Route> routes(Engine engine) {
        OpenAiApi api = new OpenAiApi(engine);
        List<Route> routes = new ArrayList<>();
        routes.add(route(Method.POST, "/v1/embeddings", api::embeddings));
        routes.add(route(Method.GET, "/v1/models", call -> api.models()));
        for (ServedModel model : engine.models()) {
            for (String path : paths(model.name())) {
                routes.add(route(Method.GET, "/v1/models/" + path, call -> api.model(model.name())));
            }
        }
        return routes;
    }

    /// A name as it is and as clients write it in a path, slashes included.
    private static Set<String> paths(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return new LinkedHashSet<>(List.of(name, encoded));
    }

    private static Route route(Method method, String path, Operation operation) {
        return new Route(method, path, Access.KEY, OpenAiErrors::reply, operation);
    }

    private Reply embeddings(Call call) {
        EmbeddingsBody body = EmbeddingsBody.read(call.body(), engine.settings().maxBatch());
        call.charge(body.inputs().size());
        EmbedRequest request = new EmbedRequest(body.model(), body.inputs(), body.options(), call.deadline());
        return reply(engine.embed(request), body.format());
    }

    private static Reply reply(Embedded embedded, VectorFormat format) {
        Embeddings vectors = embedded.vectors();
        int dimension = vectors.dimension();
        JsonBytes json = new JsonBytes(256 + vectors.rows() * (64 + format.size(dimension)));
        json.raw("{\"object\":\"list\",\"data\":[");
        for (int row = 0; row < vectors.rows(); row++) {
            if (row % ROWS_A_TURN == ROWS_A_TURN - 1) {
                Turns.letOthersPass();
            }
            json.raw(row == 0 ? "" : ",")
                    .raw("{\"object\":\"embedding\",\"index\":")
                    .number(row);
            json.raw(",\"embedding\":");
            format.write(vectors.values(), row * dimension, (row + 1) * dimension, json);
            json.raw("}");
        }
        long tokens = embedded.counts().tokens();
        json.raw("],\"model\":")
                .string(embedded.model())
                .raw(",\"usage\":{\"prompt_tokens\":")
                .number(tokens);
        json.raw(",\"total_tokens\":").number(tokens).raw("}}");
        return Reply.json(json.bytes(), json.length());
    }

    private Reply models() {
        return json(json -> {
            json.raw("{\"object\":\"list\",\"data\":[");
            String separator = "";
            for (ServedModel model : engine.models()) {
                write(model, json.raw(separator));
                separator = ",";
            }
            json.raw("]}");
        });
    }

    private Reply model(String name) {
        return json(json -> engine.withModel(name, model -> write(model, json)));
    }

    private static JsonBytes write(ServedModel model, JsonBytes json) {
        return json.raw("{\"id\":")
                .string(model.name())
                .raw(",\"object\":\"model\",\"created\":")
                .number(model.loadedAt())
                .raw(",\"owned_by\":\"hayate\"}");
    }

    private static Reply json(Consumer<JsonBytes> content) {
        JsonBytes json = new JsonBytes(256);
        content.accept(json);
        return Reply.json(json.bytes(), json.length());
    }
}

package dev.hayate.server.openai;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.EmbedRequest;
import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.Input;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.JsonBytes;
import java.util.ArrayList;
import java.util.List;

/// `POST /v1/embeddings` as OpenAI's API reference defines it.
public final class OpenAiApi {
    private final Engine engine;

    private OpenAiApi(Engine engine) {
        this.engine = engine;
    }

    /// The routes of this API.
    public static List<Route> routes(Engine engine) {
        OpenAiApi api = new OpenAiApi(engine);
        return List.of(new Route(Method.POST, "/v1/embeddings", Access.KEY, OpenAiApi::error, api::embeddings));
    }

    private Reply embeddings(Call call) {
        List<Input> inputs = new ArrayList<>();
        JsonBody.read(call.body(), (name, value) -> {
            switch (name) {
                case "input" -> inputs.add(new Input.Text(value.string()));
                default -> value.skip();
            }
        });
        Embedded embedded =
                engine.embed(new EmbedRequest("", inputs, EncodeOptions.DEFAULT.normalized(), call.deadline()));
        Embeddings vectors = embedded.vectors();
        JsonBytes json = new JsonBytes(64 + 12 * vectors.values().length);
        json.raw("{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":");
        json.numbers(vectors.values(), 0, vectors.dimension()).raw("}]}");
        return Reply.json(json.bytes(), json.length());
    }

    static Reply error(ApiException problem) {
        JsonBytes json = new JsonBytes(256);
        json.raw("{\"error\":{\"message\":").string(problem.sentence()).raw(",\"type\":\"invalid_request_error\",");
        json.raw("\"param\":null,\"code\":null}}");
        return Reply.json(json.bytes(), json.length())
                .withStatus(problem.problem().status());
    }
}

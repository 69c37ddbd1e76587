package dev.hayate.server.cohere;

import dev.hayate.EncodeOptions;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Embedder;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.Input;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBytes;
import dev.hayate.server.json.JsonVectors;
import java.util.List;
import java.util.UUID;

/// `POST /v2/embed` as Cohere's reference defines it, for texts.
public final class CohereApi {
    private final Embedder embedder;
    private final RequestLimits limits;

    private CohereApi(Embedder embedder, RequestLimits limits) {
        this.embedder = embedder;
        this.limits = limits;
    }

    /// The routes of this API.
    public static List<Route> routes(Engine engine, RequestLimits limits) {
        CohereApi api = new CohereApi(new Embedder(engine), limits);
        return List.of(new Route(Method.POST, "/v2/embed", Access.KEY, new CohereErrors(), api::embed));
    }

    private Reply embed(Call call) {
        CohereBody body = CohereBody.read(call.body(), limits);
        InputType inputType = body.inputType();
        List<Input> inputs = body.texts().stream().<Input>map(Input.Text::new).toList();
        EncodeOptions options = embedder.engine()
                .withModel(body.model(), served -> inputType.withPrompt(served.model(), body.options()));
        Embedded embedded = embedder.embed(call, body.model(), inputs, options, body.truncation());
        JsonBytes json = json(body, embedded);
        return Reply.json(json.bytes(), json.length());
    }

    private static JsonBytes json(CohereBody body, Embedded embedded) {
        JsonBytes json = new JsonBytes(1024 + body.types().size() * JsonVectors.size(embedded.vectors()));
        json.raw("{\"id\":").string(UUID.randomUUID().toString());
        String separator = ",\"embeddings\":{";
        for (EmbeddingType type : body.types()) {
            type.write(json.raw(separator), embedded.vectors());
            separator = ",";
        }
        separator = "},\"texts\":[";
        for (String text : body.texts()) {
            json.raw(separator).string(text);
            separator = ",";
        }
        json.raw("],\"meta\":{\"api_version\":{\"version\":\"2\"},\"billed_units\":{\"input_tokens\":");
        json.number(embedded.counts().tokens());
        return json.raw("}},\"response_type\":\"embeddings_by_type\"}");
    }
}

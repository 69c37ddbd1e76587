package dev.hayate.server.page;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Operation;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.engine.EmbedRequest;
import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.Input;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.JsonBytes;
import java.util.ArrayList;
import java.util.List;

/// `POST /playground/vectors` with `{"model":…,"texts":[…]}`: `{"micros":…,"tokens":…,"vectors":["…",…]}`. Vectors
/// are whole and not normalised, little-endian float32 in base64, so that the page can shorten them as it likes;
/// `micros` is how long the server took for them.
record Vectors(Engine engine) implements Operation {
    static final int MOST_TEXTS = 1_000;

    @Override
    public Reply answer(Call call) {
        EmbedRequest request = read(call);
        call.charge(request.inputs().size());
        long begin = System.nanoTime();
        Embedded embedded = engine.embed(request);
        return reply(embedded, System.nanoTime() - begin);
    }

    private static EmbedRequest read(Call call) {
        String[] model = {""};
        List<Input> inputs = new ArrayList<>();
        JsonBody.read(call.body(), (name, value) -> {
            switch (name) {
                case "model" -> model[0] = value.string();
                case "texts" -> value.array(text -> inputs.add(oneMore(inputs.size(), text.string())));
                default -> value.skip();
            }
        });
        if (inputs.isEmpty()) {
            throw ApiException.invalid("texts", "texts: expected at least one text");
        }
        return new EmbedRequest(model[0], inputs, EncodeOptions.DEFAULT, call.deadline());
    }

    private static Input oneMore(int count, String text) {
        if (count == MOST_TEXTS) {
            throw new ApiException(Problem.TOO_LARGE, "texts: expected at most " + MOST_TEXTS + " texts");
        }
        return new Input.Text(text);
    }

    private static Reply reply(Embedded embedded, long nanos) {
        Embeddings vectors = embedded.vectors();
        int dimension = vectors.dimension();
        JsonBytes json = new JsonBytes(128 + vectors.rows() * (dimension * 16 / 3 + 8));
        json.raw("{\"micros\":").number(nanos / 1000f);
        json.raw(",\"tokens\":").number(embedded.counts().tokens()).raw(",\"vectors\":[");
        for (int row = 0; row < vectors.rows(); row++) {
            json.raw(row == 0 ? "" : ",").base64(vectors.values(), row * dimension, (row + 1) * dimension);
        }
        json.raw("]}");
        return Reply.json(json.bytes(), json.length());
    }
}

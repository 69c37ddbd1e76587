package dev.hayate.server.ollama;

import dev.hayate.EncodeOptions;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Reply;
import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Embedder;
import dev.hayate.server.engine.Input;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.engine.Truncation;
import dev.hayate.server.json.JsonBytes;
import dev.hayate.server.json.JsonVectors;
import java.util.List;

/// `POST /api/embed`, and `POST /api/embeddings`, which came before it.
record OllamaEmbeddings(Embedder embedder, RequestLimits limits) {

    Reply embed(Call call) {
        long start = System.nanoTime();
        EmbedBody body = EmbedBody.read(call.body(), limits);
        String model = existing(body.model());
        long found = System.nanoTime();
        if (body.inputs().isEmpty()) {
            JsonBytes json =
                    new JsonBytes(128).raw("{\"model\":").string(body.model().asked());
            return reply(json.raw(",\"embeddings\":[]}"));
        }
        Embedded embedded = embedder.embed(call, model, body.inputs(), body.options(), body.truncation());
        JsonBytes json = new JsonBytes(256 + JsonVectors.size(embedded.vectors()));
        json.raw("{\"model\":").string(body.model().asked()).raw(",\"embeddings\":");
        JsonVectors.write(json, embedded.vectors());
        json.raw(",\"total_duration\":").number(System.nanoTime() - start);
        json.raw(",\"load_duration\":").number(found - start);
        json.raw(",\"prompt_eval_count\":").number(embedded.counts().tokens());
        return reply(json.raw("}"));
    }

    /// As the newer one, but for one text, and the vector is as the model makes it, not scaled to length 1.
    Reply embeddings(Call call) {
        PromptBody body = PromptBody.read(call.body());
        String model = existing(body.model());
        if (body.prompt().isEmpty()) {
            return reply(new JsonBytes(32).raw("{\"embedding\":[]}"));
        }
        List<Input> inputs = List.of(new Input.Text(body.prompt()));
        Embedded embedded = embedder.embed(call, model, inputs, EncodeOptions.DEFAULT, Truncation.END);
        float[] vector = embedded.vectors().values();
        JsonBytes json = new JsonBytes(32 + JsonVectors.size(embedded.vectors()));
        return reply(
                json.raw("{\"embedding\":").numbers(vector, 0, vector.length).raw("}"));
    }

    private String existing(ModelName name) {
        return embedder.engine().withModel(name.served(embedder.engine()), ServedModel::name);
    }

    private static Reply reply(JsonBytes json) {
        return Reply.json(json.bytes(), json.length());
    }
}

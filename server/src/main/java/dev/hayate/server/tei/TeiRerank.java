package dev.hayate.server.tei;

import dev.hayate.EncodeOptions;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Reply;
import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Embedder;
import dev.hayate.server.engine.Input;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// `POST /rerank`: texts by how well they fit a query. TEI asks a model that reads both at once; here each has a
/// vector of its own, with the model's prompts for queries and documents, and the score is made of their cosine:
/// the cosine itself as the raw score, else `(1 + cosine) / 2`, which lies from 0 to 1.
record TeiRerank(Embedder embedder, RequestLimits limits) {

    Reply answer(Call call) {
        long start = System.nanoTime();
        RerankBody body = RerankBody.read(call.body(), limits);
        List<Input> inputs = inputs(body);
        limits.require(inputs.size(), "query and texts");
        EncodeOptions options = body.parameters().options().prompt("");
        Embedded embedded =
                embedder.embed(call, "", inputs, options, body.parameters().truncation(embedder.engine()));
        JsonBytes json = json(body, scores(body, embedded));
        return Reply.json(json.bytes(), json.length()).withHeaders(ComputeHeaders.of(start, inputs, embedded));
    }

    /// The query and after it the texts, all with their prompts, so that one call makes all vectors.
    private List<Input> inputs(RerankBody body) {
        Map<String, String> prompts =
                embedder.engine().withModel("", served -> served.model().prompts());
        String query = prompts.getOrDefault("query", "");
        String document = prompts.getOrDefault("document", "");
        List<Input> inputs = new ArrayList<>();
        inputs.add(new Input.Text(query + body.query()));
        body.texts().forEach(text -> inputs.add(new Input.Text(document + text)));
        return inputs;
    }

    private static float[] scores(RerankBody body, Embedded embedded) {
        float[] scores = Comparison.cosines(embedded.vectors());
        if (!body.rawScores()) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Math.clamp((1 + scores[i]) / 2, 0f, 1f);
            }
        }
        return scores;
    }

    private static JsonBytes json(RerankBody body, float[] scores) {
        JsonBytes json = new JsonBytes(64 * scores.length);
        String separator = "[";
        for (int index : bestFirst(scores)) {
            json.raw(separator).raw("{\"index\":").number(index);
            if (body.returnText()) {
                json.raw(",\"text\":").string(body.texts().get(index));
            }
            json.raw(",\"score\":").number(scores[index]).raw("}");
            separator = ",";
        }
        return json.raw("]");
    }

    /// Of equal scores the last one first: TEI sorts from the worst to the best and turns that around.
    private static List<Integer> bestFirst(float[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(index -> scores[index]))
                .toList()
                .reversed();
    }
}

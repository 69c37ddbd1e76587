package dev.hayate.server.tei;

import dev.hayate.server.api.Call;
import dev.hayate.server.api.Reply;
import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Embedder;
import dev.hayate.server.engine.Input;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBytes;
import java.util.List;

/// `POST /similarity`: the cosines of a sentence to others.
record TeiSimilarity(Embedder embedder, RequestLimits limits) {

    Reply answer(Call call) {
        long start = System.nanoTime();
        SimilarityBody body = SimilarityBody.read(call.body(), limits);
        List<Input> inputs = body.inputs();
        limits.require(inputs.size(), "source sentence and sentences");
        Embedded embedded = embedder.embed(
                call, "", inputs, body.parameters().options(), body.parameters().truncation(embedder.engine()));
        float[] cosines = Comparison.cosines(embedded.vectors());
        JsonBytes json = new JsonBytes(16 * cosines.length).numbers(cosines, 0, cosines.length);
        return Reply.json(json.bytes(), json.length()).withHeaders(ComputeHeaders.of(start, inputs, embedded));
    }
}

package dev.hayate.server.tei;

import dev.hayate.server.api.Call;
import dev.hayate.server.api.Reply;
import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Embedder;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBytes;
import dev.hayate.server.json.JsonVectors;

/// `POST /embed`: the vectors of inputs.
record TeiEmbeddings(Embedder embedder, RequestLimits limits) {
    Reply answer(Call call) {
        long start = System.nanoTime();
        EmbedBody body = EmbedBody.read(call.body(), limits);
        TeiInputs.requireFilled(body.inputs(), "inputs");
        Embedded embedded = embedder.embed(
                call, "", body.inputs(), body.options(), body.parameters().truncation(embedder.engine()));
        JsonBytes json = new JsonBytes(JsonVectors.size(embedded.vectors()));
        JsonVectors.write(json, embedded.vectors());
        return Reply.json(json.bytes(), json.length()).withHeaders(ComputeHeaders.of(start, body.inputs(), embedded));
    }
}

package dev.hayate.server.tei;

import dev.hayate.Compatibility;
import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Version;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.json.JsonBytes;
import dev.hayate.table.RowType;

/// `GET /info`: what is served, in TEI's members. Where TEI has a limit and a static model has none, the greatest
/// 32-bit number stands.
record TeiInfo(Engine engine, RequestLimits limits) {
    /// Model2Vec's `max_length`.
    private static final int MODEL2VEC_TOKENS = 512;

    Reply answer(Call call) {
        JsonBytes json = engine.withModel("", this::json);
        return Reply.json(json.bytes(), json.length());
    }

    private JsonBytes json(ServedModel served) {
        JsonBytes json = new JsonBytes(512);
        json.raw("{\"model_id\":").string(served.name());
        json.raw(",\"model_sha\":").string(served.fingerprint());
        json.raw(",\"model_dtype\":").string(dtype(served.model().table().type()));
        json.raw(",\"served_model_name\":").string(served.name());
        json.raw(",\"model_type\":{\"embedding\":{\"pooling\":\"mean\"}}");
        json.raw(",\"max_concurrent_requests\":").number(limits.requests());
        json.raw(",\"max_input_length\":").number(longestInput(served.model()));
        json.raw(",\"max_batch_tokens\":").number(Integer.MAX_VALUE);
        json.raw(",\"max_batch_requests\":null");
        json.raw(",\"max_client_batch_size\":").number(limits.inputs());
        json.raw(",\"auto_truncate\":").raw(Boolean.toString(engine.settings().overflow() == Overflow.TRUNCATE));
        json.raw(",\"tokenization_workers\":").number(Runtime.getRuntime().availableProcessors());
        json.raw(",\"version\":").string(Version.HAYATE);
        return json.raw(",\"sha\":null,\"docker_label\":null}");
    }

    private int longestInput(StaticEmbeddingModel model) {
        int tokens = model.tokenizer().truncation().maxTokens();
        int limit = engine.settings().maxTokens();
        if (limit != EncodeOptions.MODEL_LIMIT) {
            return Math.min(tokens, limit);
        }
        return model.compatibility() == Compatibility.MODEL2VEC ? Math.min(tokens, MODEL2VEC_TOKENS) : tokens;
    }

    private static String dtype(RowType type) {
        return switch (type) {
            case F64 -> "float64";
            case F32 -> "float32";
            case F16 -> "float16";
            case BF16 -> "bfloat16";
            case I8 -> "int8";
            case U8 -> "uint8";
        };
    }
}

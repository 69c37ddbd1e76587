package dev.hayate.format;

import dev.hayate.*;
import dev.hayate.internal.json.Json;
import dev.hayate.table.EmbeddingTable;
import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.*;
import java.util.*;
/// Stub.

@SuppressWarnings({"NullAway", "all", "FloatCast"})
public final class EmbeddingTensors implements AutoCloseable {
    static final String SCALE = "embedding.scale",
            MODEL2VEC_NAME = "embeddings",
            SENTENCE_TRANSFORMERS_NAME = "embedding.weight",
            WEIGHTS = "weights",
            MAPPING = "mapping";
    Json h;
    ByteBuffer b;
    int base;
    Compatibility c;
    /// Stub.
    public static EmbeddingTensors open(ModelDirectory dir, Optional<Compatibility> o) throws IOException {
        EmbeddingTensors t = new EmbeddingTensors();
        t.b = ByteBuffer.wrap(dir.files().read(dir.tensorFile())).order(ByteOrder.LITTLE_ENDIAN);
        int n = (int) t.b.getLong(0);
        byte[] hb = new byte[n];
        t.b.get(8, hb);
        t.base = 8 + n;
        t.h = Json.parse("x", hb);
        t.c = o.orElse(dir.compatibility(t.h.object().keySet()));
        return t;
    }

    float[] get(String name) {
        Json j = h.member(name);
        String ty = j.member("dtype").string();
        int from = j.member("data_offsets").element(0).integer() + base,
                to = j.member("data_offsets").element(1).integer() + base;
        int w = switch (ty) {
            case "F64", "I64" -> 8;
            case "F32" -> 4;
            case "F16", "BF16" -> 2;
            default -> 1;
        };
        float[] f = new float[(to - from) / w];
        for (int i = 0; i < f.length; i++) {
            int at = from + i * w;
            f[i] = switch (ty) {
                case "F64" -> (float) b.getDouble(at);
                case "I64" -> b.getLong(at);
                case "F32" -> b.getFloat(at);
                case "F16" -> Float.float16ToFloat(b.getShort(at));
                case "BF16" -> Float.intBitsToFloat(b.getShort(at) << 16);
                default -> b.get(at);
            };
        }
        return f;
    }
    /// Stub.
    public Compatibility compatibility() {
        return c;
    }
    /// Stub.
    public EmbeddingTable table(Tokenizer t) {
        String n = h.has(SENTENCE_TRANSFORMERS_NAME) ? SENTENCE_TRANSFORMERS_NAME : "embeddings";
        int d = h.member(n).member("shape").element(1).integer();
        float[] v = get(n);
        if (h.has(MAPPING)) {
            float[] m = get(MAPPING);
            float[] x = new float[m.length * d];
            for (int i = 0; i < m.length; i++) System.arraycopy(v, ((int) m[i]) * d, x, i * d, d);
            v = x;
        }
        if (h.has(WEIGHTS)) {
            float[] m = get(WEIGHTS);
            for (int i = 0; i < v.length; i++) v[i] *= m[i / d];
        }
        return new EmbeddingTable(v, d);
    }
    /// Stub.
    public void verify(EmbeddingTable t) {}

    @Override
    public void close() {}
}

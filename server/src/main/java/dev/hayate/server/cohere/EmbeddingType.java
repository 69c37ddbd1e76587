package dev.hayate.server.cohere;

import dev.hayate.Embeddings;
import dev.hayate.Quantization;
import dev.hayate.QuantizedEmbeddings;
import dev.hayate.server.json.JsonBytes;
import dev.hayate.server.json.JsonVectors;

/// In what form vectors are given, in the order in which a reply has them.
///
/// Cohere's `int8` and `uint8` are left out. They say where in its dimension's range a value lies, and the ranges
/// belong to a corpus: no request knows them.
enum EmbeddingType {
    FLOAT {
        @Override
        void write(JsonBytes json, Embeddings vectors) {
            json.raw("\"float\":");
            JsonVectors.write(json, vectors);
        }
    },
    BINARY {
        @Override
        void write(JsonBytes json, Embeddings vectors) {
            writeBits(json.raw("\"binary\":"), Quantization.BINARY.quantize(vectors), 0xFFFFFFFF);
        }
    },
    UBINARY {
        @Override
        void write(JsonBytes json, Embeddings vectors) {
            writeBits(json.raw("\"ubinary\":"), Quantization.UBINARY.quantize(vectors), 0xFF);
        }
    },
    BASE64 {
        @Override
        void write(JsonBytes json, Embeddings vectors) {
            json.raw("\"base64\":[");
            for (int row = 0; row < vectors.rows(); row++) {
                int from = row * vectors.dimension();
                json.raw(row == 0 ? "" : ",").base64(vectors.values(), from, from + vectors.dimension());
            }
            json.raw("]");
        }
    };

    /// Appends the member that holds the vectors in this form.
    abstract void write(JsonBytes json, Embeddings vectors);

    /// @param mask which bits of a byte count once it is an `int`: all for signed ones, the last eight for others
    private static void writeBits(JsonBytes json, QuantizedEmbeddings vectors, int mask) {
        byte[] values = vectors.values();
        json.raw("[");
        for (int row = 0; row < vectors.rows(); row++) {
            json.raw(row == 0 ? "[" : ",[");
            int from = row * vectors.bytesPerRow();
            for (int i = from; i < from + vectors.bytesPerRow(); i++) {
                json.raw(i == from ? "" : ",").number(values[i] & mask);
            }
            json.raw("]");
        }
        json.raw("]");
    }
}

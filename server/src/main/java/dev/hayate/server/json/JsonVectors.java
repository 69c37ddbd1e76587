package dev.hayate.server.json;

import dev.hayate.Embeddings;

/// Vectors as an array of arrays of numbers, as most APIs give them.
public final class JsonVectors {
    private JsonVectors() {}

    /// About how many bytes vectors take.
    public static int size(Embeddings vectors) {
        return JsonBytes.numbersSize(vectors.values().length) + 2 * vectors.rows();
    }

    /// Appends vectors.
    public static void write(JsonBytes json, Embeddings vectors) {
        json.raw("[");
        for (int row = 0; row < vectors.rows(); row++) {
            int from = row * vectors.dimension();
            json.raw(row == 0 ? "" : ",").numbers(vectors.values(), from, from + vectors.dimension());
        }
        json.raw("]");
    }
}

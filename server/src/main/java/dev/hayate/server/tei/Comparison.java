package dev.hayate.server.tei;

import dev.hayate.Embeddings;
import dev.hayate.Similarity;
import java.util.Arrays;

/// Compares the first of some vectors with the others.
final class Comparison {
    private Comparison() {}

    /// The cosines, in the order of the others; 0 where a vector is zero.
    static float[] cosines(Embeddings vectors) {
        int dimension = vectors.dimension();
        float[] values = vectors.values();
        Embeddings others =
                new Embeddings(Arrays.copyOfRange(values, dimension, values.length), vectors.rows() - 1, dimension);
        return Similarity.COSINE.scores(vectors.row(0), others);
    }
}

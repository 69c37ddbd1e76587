package dev.hayate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How alike two vectors are; more is more alike. The functions of sentence-transformers (`util.cos_sim`,
/// `dot_score`, `euclidean_sim`, `manhattan_sim`) with the same values to within 1e-6 of their size: sums run
/// in float64, results are float32. Immutable, shared by all threads.
public enum Similarity {
    /// The cosine of the angle; 0 if either vector is zero. From -1 to 1.
    COSINE {
        @Override
        double score(float[] a, int aStart, double aNorm, float[] b, int bStart, double bNorm, int dimension) {
            return DotProduct.of(a, aStart, b, bStart, dimension) / (aNorm * bNorm);
        }

        @Override
        double norm(float[] vector, int start, int dimension) {
            return L2Norm.floored(L2Norm.norm(vector, start, dimension));
        }
    },
    /// The dot product.
    DOT {
        @Override
        double score(float[] a, int aStart, double aNorm, float[] b, int bStart, double bNorm, int dimension) {
            return DotProduct.of(a, aStart, b, bStart, dimension);
        }
    },
    /// The negative Euclidean distance; 0 for equal vectors.
    EUCLIDEAN {
        @Override
        double score(float[] a, int aStart, double aNorm, float[] b, int bStart, double bNorm, int dimension) {
            double sum = 0;
            for (int i = 0; i < dimension; i++) {
                double difference = (double) a[aStart + i] - b[bStart + i];
                sum += difference * difference;
            }
            return -Math.sqrt(sum);
        }
    },
    /// The negative Manhattan distance; 0 for equal vectors.
    MANHATTAN {
        @Override
        double score(float[] a, int aStart, double aNorm, float[] b, int bStart, double bNorm, int dimension) {
            double sum = 0;
            for (int i = 0; i < dimension; i++) {
                sum += Math.abs((double) a[aStart + i] - b[bStart + i]);
            }
            return -sum;
        }
    };

    /// A row and how alike it is to the query.
    ///
    /// @param index the row, from 0
    /// @param score more is more alike
    public record Hit(int index, float score) {}

    abstract double score(float[] a, int aStart, double aNorm, float[] b, int bStart, double bNorm, int dimension);

    double norm(float[] vector, int start, int dimension) {
        return 1;
    }

    /// The function with that name in `config_sentence_transformers.json`: `cosine`, `dot`, `euclidean` or
    /// `manhattan`.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Similarity named(String name) {
        for (Similarity similarity : values()) {
            if (similarity.configName().equals(name)) {
                return similarity;
            }
        }
        throw new IllegalArgumentException(
                "unknown similarity \"" + name + "\"; known are cosine, dot, euclidean, manhattan");
    }

    /// The name in `config_sentence_transformers.json`.
    public String configName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The similarity of two vectors.
    ///
    /// @throws IllegalArgumentException if their dimensions differ
    public float score(float[] a, float[] b) {
        Embeddings.requireDimension(a.length, b.length);
        return (float) score(a, 0, norm(a, 0, a.length), b, 0, norm(b, 0, b.length), a.length);
    }

    /// The similarity of a query to every document.
    ///
    /// @return shape `[documents.rows()]`
    /// @throws IllegalArgumentException if the dimensions differ
    public float[] scores(float[] query, Embeddings documents) {
        Embeddings.requireDimension(documents.dimension(), query.length);
        float[] scores = new float[documents.rows()];
        scoreRow(query, 0, documents, norms(documents), scores);
        return scores;
    }

    /// The similarity of every vector of `a` to every vector of `b`.
    ///
    /// @return shape `[a.rows()][b.rows()]`
    /// @throws IllegalArgumentException if the dimensions differ
    public float[][] matrix(Embeddings a, Embeddings b) {
        Embeddings.requireDimension(a.dimension(), b.dimension());
        float[][] matrix = new float[a.rows()][b.rows()];
        double[] norms = norms(b);
        for (int row = 0; row < a.rows(); row++) {
            scoreRow(a.values(), a.start(row), b, norms, matrix[row]);
        }
        return matrix;
    }

    private double[] norms(Embeddings vectors) {
        double[] norms = new double[vectors.rows()];
        for (int row = 0; row < norms.length; row++) {
            norms[row] = norm(vectors.values(), vectors.start(row), vectors.dimension());
        }
        return norms;
    }

    private void scoreRow(float[] query, int start, Embeddings documents, double[] norms, float[] scores) {
        int dimension = documents.dimension();
        float[] values = documents.values();
        double queryNorm = norm(query, start, dimension);
        for (int row = 0; row < scores.length; row++) {
            scores[row] = (float) score(query, start, queryNorm, values, row * dimension, norms[row], dimension);
        }
    }

    /// The similarity of every vector of `a` to the vector of `b` in the same row.
    ///
    /// @return shape `[a.rows()]`
    /// @throws IllegalArgumentException if the numbers of rows or the dimensions differ
    public float[] pairwise(Embeddings a, Embeddings b) {
        Embeddings.requireDimension(a.dimension(), b.dimension());
        if (a.rows() != b.rows()) {
            throw new IllegalArgumentException("expected " + a.rows() + " rows, got " + b.rows());
        }
        int dimension = a.dimension();
        float[] scores = new float[a.rows()];
        for (int row = 0; row < scores.length; row++) {
            int at = row * dimension;
            scores[row] = (float) score(
                    a.values(),
                    at,
                    norm(a.values(), at, dimension),
                    b.values(),
                    at,
                    norm(b.values(), at, dimension),
                    dimension);
        }
        return scores;
    }

    /// The `k` documents most alike to the query, the most alike first; of equal scores the lower index first,
    /// and NaN last. Fewer if there are fewer documents. Takes `O(rows · (dimension + log k))`.
    ///
    /// @throws IllegalArgumentException if the dimensions differ or `k` is negative
    public List<Hit> top(float[] query, Embeddings documents, int k) {
        if (k < 0) {
            throw new IllegalArgumentException("k must be at least 0, got " + k);
        }
        float[] scores = scores(query, documents);
        TopScores top = new TopScores(Math.min(k, scores.length));
        for (int row = 0; row < scores.length; row++) {
            top.offer(row, scores[row]);
        }
        List<Hit> hits = new ArrayList<>();
        for (int row : top.bestFirst()) {
            hits.add(new Hit(row, scores[row]));
        }
        return List.copyOf(hits);
    }
}

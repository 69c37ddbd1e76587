package dev.hayate.numerics.classify;

import dev.hayate.numerics.Gemm;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Panels;
import dev.hayate.numerics.Workers;
import java.util.Arrays;

/// Gives a vector the label that most of its `k` nearest examples have: scikit-learn's
/// `KNeighborsClassifier(n_neighbors=k, metric="cosine", algorithm="brute")`, whose votes all count the same.
///
/// The distance is one minus the cosine, in float32 and never below 0; that of a zero vector is 1 to
/// everything. Of examples at the same distance the one in the lower row is nearer (scikit-learn leaves that
/// open), of labels with the same number of votes the smallest wins. So with two neighbours that disagree, the
/// smaller label wins.
///
/// All distances are computed, in blocks: beside the examples themselves, which are not copied, a thread needs
/// about 1 MB at 1024 dimensions. Lengths may be anything from 1e-28 to 1e38; beyond, products leave the range
/// of float32.
public final class NearestNeighbours implements Classifier {
    private static final int QUERIES = 128;
    private static final int EXAMPLES = 64;

    private final Matrix examples;
    private final int[] labels;
    private final int k;
    private final double[] norms;

    private NearestNeighbours(Matrix examples, int[] labels, int k) {
        this.examples = examples;
        this.labels = labels;
        this.k = k;
        this.norms = new double[examples.rows()];
    }

    /// Takes examples, which are kept and must not change.
    ///
    /// @param examples shape `[rows, dimension]`
    /// @param labels by row, 0 or more
    /// @param k how many neighbours vote; 2 in JMTEB
    /// @throws IllegalArgumentException if `k` is below 1 or above the number of rows, if there is not one
    ///     label a row, a label is negative, or a value is NaN or infinite
    public static NearestNeighbours of(Matrix examples, int[] labels, int k, Workers workers) {
        Vectors.requireExamples(examples, labels, workers);
        if (k < 1 || k > examples.rows()) {
            throw new IllegalArgumentException(
                    "the neighbours must be from 1 to the number of examples, " + examples.rows() + ", not " + k);
        }
        NearestNeighbours neighbours = new NearestNeighbours(examples, labels.clone(), k);
        Arrays.setAll(neighbours.norms, row -> norm(examples, row));
        return neighbours;
    }

    private static double norm(Matrix vectors, int row) {
        double sum = 0;
        for (int i = vectors.at(row); i < vectors.at(row) + vectors.columns(); i++) {
            sum += (double) vectors.values()[i] * vectors.values()[i];
        }
        return Math.sqrt(sum);
    }

    @Override
    public int[] predict(Matrix vectors, Workers workers) {
        int[] predicted = new int[vectors.rows()];
        forEach(vectors, workers, (row, nearest) -> predicted[row] = nearest.vote(labels));
        return predicted;
    }

    @Override
    public int[] labels() {
        return Arrays.stream(labels).sorted().distinct().toArray();
    }

    @Override
    public double[][] probabilities(Matrix vectors, Workers workers) {
        double[][] probabilities = new double[vectors.rows()][];
        int[] distinct = labels();
        forEach(vectors, workers, (row, nearest) -> probabilities[row] = nearest.shares(labels, distinct));
        return probabilities;
    }

    /// Takes the neighbours of a row.
    @FunctionalInterface
    private interface RowUse {
        void take(int row, Nearest nearest);
    }

    private void forEach(Matrix vectors, Workers workers, RowUse use) {
        Vectors.requireLike(examples.columns(), vectors, workers);
        QueryBlock[] blocks = new QueryBlock[workers.count()];
        Arrays.setAll(blocks, worker -> new QueryBlock());
        workers.forEach((vectors.rows() + QUERIES - 1) / QUERIES, (unit, worker) -> {
            int from = unit * QUERIES;
            blocks[worker].predict(vectors.slice(from, Math.min(vectors.rows(), from + QUERIES)), use, from);
        });
    }

    private final class QueryBlock {
        private final Matrix queries = Matrix.of(QUERIES, examples.columns());
        private final Panels panels = new Panels();
        private final Matrix products = Matrix.of(EXAMPLES, QUERIES);
        private final Nearest[] nearest = new Nearest[QUERIES];

        QueryBlock() {
            Arrays.setAll(nearest, query -> new Nearest(k));
        }

        void predict(Matrix vectors, RowUse use, int from) {
            for (int row = 0; row < vectors.rows(); row++) {
                normalize(vectors, row);
                nearest[row].clear();
            }
            panels.packTransposed(queries.from(0, 0), examples.columns(), vectors.rows());
            for (int first = 0; first < examples.rows(); first += EXAMPLES) {
                offer(first, Math.min(EXAMPLES, examples.rows() - first), vectors.rows());
            }
            for (int query = 0; query < vectors.rows(); query++) {
                use.take(from + query, nearest[query]);
            }
        }

        private void normalize(Matrix vectors, int row) {
            double norm = norm(vectors, row);
            double inverse = norm == 0 ? 0 : 1 / norm;
            for (int column = 0; column < vectors.columns(); column++) {
                queries.values()[queries.at(row) + column] =
                        (float) (vectors.values()[vectors.at(row) + column] * inverse);
            }
        }

        private void offer(int first, int count, int queryCount) {
            Arrays.fill(products.values(), 0);
            Gemm.add(examples.from(first, 0), panels, products.from(0, 0), count, queryCount);
            for (int example = 0; example < count; example++) {
                double norm = norms[first + example];
                double inverse = norm == 0 ? 0 : 1 / norm;
                int at = products.at(example);
                for (int query = 0; query < queryCount; query++) {
                    float distance = Math.max(0, 1 - (float) (products.values()[at + query] * inverse));
                    nearest[query].offer(first + example, distance);
                }
            }
        }
    }
}

package dev.hayate.training.dev;

import dev.hayate.training.kernel.Gemm;
import dev.hayate.training.kernel.Matrix;
import dev.hayate.training.kernel.Panels;
import dev.hayate.training.kernel.Workers;
import dev.hayate.training.loss.Lengths;
import java.util.Arrays;

/// For queries the rows of a corpus with the greatest cosine similarity, at several prefixes of the vectors, of
/// which the longest costs as much as all. Rows of equal similarity come in the order of the corpus. The
/// similarity to a row of zeros is 0.
final class NearestTexts {
    /// Queries at a time, which are the columns of the product.
    private static final int QUERIES = 96;

    /// Rows of the corpus at a time: their scores stay in the second cache.
    private static final int STRIP = 64;

    private final Matrix queries;
    private final Matrix corpus;
    private final int[] dimensions;
    private final int count;
    private final float[][] inverse;
    private final int[][] found;

    private NearestTexts(Matrix queries, Matrix corpus, int[] dimensions, int count) {
        this.queries = queries;
        this.corpus = corpus;
        this.dimensions = dimensions;
        this.count = count;
        this.inverse = new float[corpus.rows()][dimensions.length];
        this.found = new int[dimensions.length][queries.rows() * count];
    }

    /// Finds the nearest rows.
    ///
    /// @param dimensions the prefixes, rising
    /// @param count how many to find for a query
    /// @return by prefix the numbers of `count` rows for every query, best first, and -1 where there are no more
    static int[][] find(Matrix queries, Matrix corpus, int[] dimensions, int count, Workers workers) {
        NearestTexts nearest = new NearestTexts(queries, corpus, dimensions, count);
        workers.forEach(Math.ceilDiv(corpus.rows(), STRIP), (unit, worker) -> nearest.measure(unit * STRIP));
        Block[] blocks = new Block[workers.count()];
        Arrays.setAll(blocks, worker -> nearest.new Block());
        workers.forEach(Math.ceilDiv(queries.rows(), QUERIES), (unit, worker) -> blocks[worker].find(unit * QUERIES));
        return nearest.found;
    }

    private void measure(int first) {
        for (int row = first; row < Math.min(corpus.rows(), first + STRIP); row++) {
            Lengths.inverse(corpus, row, dimensions, inverse[row]);
        }
    }

    /// Queries that are looked at together, by one thread.
    private final class Block {
        private final Panels panels = new Panels();
        private final float[] zeros = new float[STRIP * QUERIES];
        private final float[][] scores = new float[dimensions.length][STRIP * QUERIES];
        private final float[][] best = new float[dimensions.length][QUERIES * count];

        void find(int first) {
            int size = Math.min(QUERIES, queries.rows() - first);
            panels.packTransposed(queries.from(first, 0), queries.columns(), size);
            for (int p = 0; p < dimensions.length; p++) {
                Arrays.fill(best[p], Float.NEGATIVE_INFINITY);
                Arrays.fill(found[p], first * count, (first + size) * count, -1);
            }
            for (int strip = 0; strip < corpus.rows(); strip += STRIP) {
                score(strip, Math.min(STRIP, corpus.rows() - strip), size);
                for (int p = 0; p < dimensions.length; p++) {
                    compare(p, first, size, strip);
                }
            }
        }

        private void score(int strip, int rows, int size) {
            Gemm.prefixes(
                    corpus.from(strip, 0),
                    panels,
                    new Gemm.Rows(zeros, 0, QUERIES),
                    dimensions,
                    scores,
                    Matrix.roundedUp(rows, Matrix.ROWS_AT_A_TIME),
                    Matrix.roundedUp(size, Panels.COLUMNS));
        }

        /// The length of a query is the same to all rows and need not be known.
        private void compare(int p, int first, int size, int strip) {
            int rows = Math.min(STRIP, corpus.rows() - strip);
            for (int r = 0; r < rows; r++) {
                float scale = inverse[strip + r][p];
                for (int q = 0; q < size; q++) {
                    float score = scale * scores[p][r * QUERIES + q];
                    if (score > best[p][q * count + count - 1]) {
                        insert(best[p], q * count, found[p], (first + q) * count, score, strip + r);
                    }
                }
            }
        }

        private void insert(float[] best, int at, int[] found, int foundAt, float score, int row) {
            int i = count - 1;
            while (i > 0 && score > best[at + i - 1]) {
                best[at + i] = best[at + i - 1];
                found[foundAt + i] = found[foundAt + i - 1];
                i--;
            }
            best[at + i] = score;
            found[foundAt + i] = row;
        }
    }
}

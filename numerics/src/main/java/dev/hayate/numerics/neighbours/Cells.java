package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Measure;
import dev.hayate.numerics.NearestRows;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.List;

/// The vectors divided into cells, each around a centre, and for each vector the cells whose centres are nearest
/// to it. The centres come from a sample, by spherical k-means.
///
/// @param count how many cells there are
/// @param near how many cells are near a vector
/// @param nearest by vector, [#near] cells, the nearest first
record Cells(int count, int near, int[] nearest) {
    private static final int SAMPLE = 1 << 15;
    private static final int ROUNDS = 6;
    private static final int MOST = 2048;

    /// @param near how many cells to find for each vector, or all
    static Cells of(VectorChunks vectors, int near, Workers workers) {
        int count = Math.clamp((int) Math.sqrt(vectors.rows()), 1, MOST);
        int found = Math.min(count, near);
        if ((long) vectors.rows() * found > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(vectors.rows() + " vectors are more than can be divided into cells");
        }
        Matrix centers = centers(vectors, count, workers);
        int[] nearest = new int[vectors.rows() * found];
        for (int chunk = 0; chunk < vectors.chunks(); chunk++) {
            int[] ofChunk = nearest(vectors.chunk(chunk), centers, found, workers);
            System.arraycopy(ofChunk, 0, nearest, chunk * VectorChunks.CHUNK * found, ofChunk.length);
        }
        return new Cells(count, found, nearest);
    }

    /// The cell of a vector.
    int home(int row) {
        return nearest[row * near];
    }

    boolean isNear(int row, int cell) {
        for (int i = row * near; i < (row + 1) * near; i++) {
            if (nearest[i] == cell) {
                return true;
            }
        }
        return false;
    }

    private static int[] nearest(Matrix vectors, Matrix centers, int count, Workers workers) {
        NearestRows search =
                new NearestRows(vectors, new int[] {vectors.columns()}, List.of(Measure.COSINE), count, workers);
        search.add(centers);
        return search.found(0, Measure.COSINE).rows();
    }

    private static Matrix centers(VectorChunks vectors, int count, Workers workers) {
        Matrix sample = chosen(vectors, vectors.sample(Math.max(SAMPLE, count)));
        Matrix centers = chosen(vectors, vectors.sample(count));
        for (int round = 0; round < ROUNDS; round++) {
            move(centers, sample, nearest(sample, centers, 1, workers));
        }
        return centers;
    }

    /// Vectors, scaled to length 1.
    private static Matrix chosen(VectorChunks vectors, int[] rows) {
        Matrix chosen = Matrix.of(rows.length, vectors.dimension());
        for (int i = 0; i < rows.length; i++) {
            vectors.copy(rows[i], chosen.values(), chosen.at(i));
            if (!vectors.isZero(rows[i])) {
                for (int d = 0; d < vectors.dimension(); d++) {
                    chosen.values()[chosen.at(i) + d] /= (float) vectors.length(rows[i]);
                }
            }
        }
        return chosen;
    }

    /// Puts every centre on the sum of the vectors in its cell; one without any stays where it is.
    private static void move(Matrix centers, Matrix sample, int[] cells) {
        double[][] sums = new double[centers.rows()][];
        for (int row = 0; row < cells.length; row++) {
            if (sums[cells[row]] == null) {
                sums[cells[row]] = new double[centers.columns()];
            }
            double[] sum = sums[cells[row]];
            for (int d = 0; d < sum.length; d++) {
                sum[d] += sample.values()[sample.at(row) + d];
            }
        }
        for (int center = 0; center < sums.length; center++) {
            double[] sum = sums[center];
            if (sum != null) {
                double length =
                        Math.sqrt(Arrays.stream(sum).map(value -> value * value).sum());
                for (int d = 0; d < sum.length; d++) {
                    centers.values()[centers.at(center) + d] = (float) (sum[d] / Math.max(length, 1e-12));
                }
            }
        }
    }
}

package dev.hayate.mining;

import dev.hayate.Embeddings;
import dev.hayate.numerics.Matrix;
import java.util.ArrayList;
import java.util.List;

/// Vectors that come batch by batch and become one matrix.
final class VectorBatches {
    private final List<Embeddings> batches = new ArrayList<>();
    private final int dimension;
    private int rows;

    VectorBatches(int dimension) {
        this.dimension = dimension;
    }

    void add(Embeddings batch) {
        batches.add(batch);
        rows += batch.rows();
    }

    int rows() {
        return rows;
    }

    /// All rows; the batches are given away.
    ///
    /// @throws IllegalArgumentException if they are more than an array holds
    Matrix matrix() {
        Matrix matrix = Matrix.of(rows, dimension);
        int row = 0;
        for (int batch = 0; batch < batches.size(); batch++) {
            Embeddings vectors = batches.get(batch);
            for (int i = 0; i < vectors.rows(); i++) {
                vectors.copyRow(i, matrix.values(), matrix.at(row++));
            }
            batches.set(batch, new Embeddings(new float[0], 0, dimension));
        }
        return matrix;
    }

    static boolean isZero(Matrix matrix, int row) {
        for (int i = matrix.at(row); i < matrix.at(row) + matrix.columns(); i++) {
            if (matrix.values()[i] != 0) {
                return false;
            }
        }
        return true;
    }
}

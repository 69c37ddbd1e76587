package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.DoubleGemm;
import dev.hayate.numerics.DoubleMatrix;
import java.util.Arrays;

/// The coordinates of vectors, scaled to length 1, along the directions of a rotation; in float64, for one thread.
final class Projection {
    static final int ROWS = 64;

    private final Rotation rotation;
    private final DoubleMatrix vectors;
    private final DoubleMatrix coordinates;

    Projection(Rotation rotation) {
        this.rotation = rotation;
        this.vectors = DoubleMatrix.of(ROWS, rotation.directions().rows());
        this.coordinates = DoubleMatrix.of(ROWS, rotation.count());
    }

    /// The coordinates of rows, valid until the next call; shape `[ROWS, directions]`. A zero vector has none but
    /// zeros.
    ///
    /// @param rows at most [#ROWS] of them
    DoubleMatrix of(VectorChunks source, int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            float[] values = source.values(rows[i]);
            int at = source.at(rows[i]);
            double scale = source.isZero(rows[i]) ? 0 : 1 / source.length(rows[i]);
            int target = vectors.at(i - from);
            for (int d = 0; d < source.dimension(); d++) {
                vectors.values()[target + d] = values[at + d] * scale;
            }
        }
        Arrays.fill(coordinates.values(), 0);
        DoubleGemm.add(vectors, rotation.directions(), coordinates);
        return coordinates;
    }
}

package dev.hayate.spark;

import dev.hayate.numerics.Matrix;
import dev.hayate.spark.VectorColumn.Entry;
import java.io.Serializable;
import java.util.List;

/// Vectors of one dimension that lie beside each other in memory, as products of matrices read them, and whose
/// they are. Travels between processes.
///
/// @param ids by row
/// @param values of a [Matrix]
/// @param columns the dimension
/// @param stride the distance between the beginnings of two rows
record VectorBlock(Object[] ids, float[] values, int columns, int stride) implements Serializable {
    /// Lays vectors beside each other.
    ///
    /// @param what the data set, for messages
    /// @throws IllegalArgumentException if they differ in dimension, or a value is not finite
    static VectorBlock of(String what, List<Entry> entries) {
        int columns = entries.getFirst().vector().length;
        Matrix matrix = Matrix.of(entries.size(), columns);
        Object[] ids = new Object[entries.size()];
        for (int row = 0; row < ids.length; row++) {
            Entry entry = entries.get(row);
            put(what, entry, matrix, row);
            ids[row] = entry.id();
        }
        return new VectorBlock(ids, matrix.values(), columns, matrix.stride());
    }

    /// Writes a vector to a row of a matrix.
    ///
    /// @throws IllegalArgumentException if it has not the dimension of the matrix, or a value is not finite
    static void put(String what, Entry entry, Matrix matrix, int row) {
        float[] vector = entry.vector();
        if (vector.length != matrix.columns()) {
            throw new IllegalArgumentException(what + ": the vector of " + entry.id() + " has " + vector.length
                    + " dimensions, others have " + matrix.columns());
        }
        for (float value : vector) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        what + ": the vector of " + entry.id() + " has a value that is not finite");
            }
        }
        System.arraycopy(vector, 0, matrix.values(), matrix.at(row), vector.length);
    }

    int rows() {
        return ids.length;
    }

    /// The vectors, not a copy.
    Matrix matrix() {
        return new Matrix(values, 0, ids.length, columns, stride);
    }
}

package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Matrix;

/// What the clusterings have in common: what they refuse, and how they copy rows and number clusters.
final class Points {
    private Points() {}

    /// Refuses what cannot be clustered.
    static void check(Matrix vectors, int clusters) {
        if (clusters < 1) {
            throw new IllegalArgumentException("clusters must be at least 1, not " + clusters);
        }
        if (vectors.rows() < clusters) {
            throw new IllegalArgumentException(vectors.rows() + " vectors cannot form " + clusters + " clusters");
        }
        if (vectors.columns() < 1) {
            throw new IllegalArgumentException("vectors of 0 dimensions cannot be clustered");
        }
        for (int row = 0; row < vectors.rows(); row++) {
            for (int c = 0; c < vectors.columns(); c++) {
                float value = vectors.values()[vectors.at(row) + c];
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException("only finite vectors can be clustered, but dimension " + c
                            + " of vector " + row + " is " + value);
                }
            }
        }
    }

    /// Copies the chosen rows.
    static Matrix chosen(Matrix points, int[] rows) {
        Matrix chosen = Matrix.of(rows.length, points.columns());
        for (int i = 0; i < rows.length; i++) {
            copy(points, rows[i], chosen, i);
        }
        return chosen;
    }

    static void copy(Matrix from, int row, Matrix to, int toRow) {
        System.arraycopy(from.values(), from.at(row), to.values(), to.at(toRow), from.columns());
    }

    /// Numbers labels anew, in the order in which they occur.
    ///
    /// @param bound above all labels, none of which is negative
    static int[] numbered(int[] labels, int bound) {
        int[] numbers = new int[bound];
        int count = 0;
        int[] numbered = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            if (numbers[labels[i]] == 0) {
                numbers[labels[i]] = ++count;
            }
            numbered[i] = numbers[labels[i]] - 1;
        }
        return numbered;
    }
}

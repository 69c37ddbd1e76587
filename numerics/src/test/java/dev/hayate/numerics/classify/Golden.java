package dev.hayate.numerics.classify;

import dev.hayate.numerics.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// What scikit-learn made of a few vectors; the README beside the cases says which version, and how.
record Golden(float[][] train, int[] trainLabels, float[][] test, int[] knn, Regression logreg, Regression converged) {
    static final List<String> REGRESSIONS = List.of("4class", "binary", "large_norm");

    record Regression(double[][] weights, double[] intercepts, int iterations, int[] labels) {}

    static Golden read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/classify/cases.json"))) {
            return JsonMapper.shared()
                    .treeToValue(JsonMapper.shared().readTree(in).get(name), Golden.class);
        }
    }

    Matrix trainVectors() {
        return matrix(train);
    }

    Matrix testVectors() {
        return matrix(test);
    }

    static Matrix matrix(float[]... rows) {
        Matrix matrix = Matrix.of(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, matrix.values(), matrix.at(row), rows[row].length);
        }
        return matrix;
    }
}

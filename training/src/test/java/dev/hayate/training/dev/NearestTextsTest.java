package dev.hayate.training.dev;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.training.TorchGolden;
import dev.hayate.training.kernel.Matrix;
import dev.hayate.training.kernel.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTextsTest {
    private static final int[] DIMENSIONS = {3, 20, 37};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void findsWhatComparingAllWithAllFinds(int threads) {
        Matrix queries = matrix(211, 37, 5);
        Matrix corpus = matrix(173, 37, 90_001);

        int[][] found;
        try (Workers workers = new Workers(threads)) {
            found = NearestTexts.find(queries, corpus, DIMENSIONS, 4, workers);
        }

        for (int p = 0; p < DIMENSIONS.length; p++) {
            for (int q = 0; q < queries.rows(); q++) {
                assertThat(Arrays.copyOfRange(found[p], 4 * q, 4 * q + 4))
                        .containsExactly(nearest(queries, q, corpus, DIMENSIONS[p], 4));
            }
        }
    }

    @Test
    void rowsOfEqualSimilarityComeInTheirOrder() {
        Matrix queries = rows(new float[][] {{2, 0}, {0, 0}});
        Matrix corpus = rows(new float[][] {{0, 3}, {0, 0}, {5, 0}, {-1, 0}, {5, 0}, {0.5f, 0}});

        try (Workers workers = new Workers(2)) {
            int[][] found = NearestTexts.find(queries, corpus, new int[] {2}, 6, workers);

            assertThat(found[0]).containsExactly(2, 4, 5, 0, 1, 3, 0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void saysWhereThereAreNoMoreRows() {
        Matrix rows = rows(new float[][] {{1, 2}, {2, 1}});

        try (Workers workers = new Workers(1)) {
            assertThat(NearestTexts.find(rows, rows, new int[] {1, 2}, 3, workers)[1])
                    .containsExactly(0, 1, -1, 1, 0, -1);
        }
    }

    private static int[] nearest(Matrix queries, int q, Matrix corpus, int dimension, int count) {
        return IntStream.range(0, corpus.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -cosine(queries, q, corpus, row, dimension)))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double cosine(Matrix a, int rowA, Matrix b, int rowB, int dimension) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int d = 0; d < dimension; d++) {
            double x = a.values()[a.at(rowA) + d];
            double y = b.values()[b.at(rowB) + d];
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static Matrix matrix(int rows, int columns, long seed) {
        Matrix matrix = Matrix.of(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int d = 0; d < columns; d++) {
                matrix.values()[matrix.at(row) + d] = TorchGolden.value(seed + (long) row * columns + d);
            }
        }
        return matrix;
    }

    private static Matrix rows(float[][] rows) {
        Matrix matrix = Matrix.of(rows.length, rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, matrix.values(), matrix.at(row), rows[row].length);
        }
        return matrix;
    }
}

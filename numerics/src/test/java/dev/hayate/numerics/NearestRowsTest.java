package dev.hayate.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.NearestRows.Found;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NearestRowsTest {
    private static final int[] DIMENSIONS = {8, 33, 64};
    private static final List<Measure> ALL = List.of(Measure.values());

    private final Random random = new Random(7);
    private final Matrix queries = matrix(203, 64);
    private final Matrix corpus = matrix(517, 64);

    @ParameterizedTest
    @EnumSource
    void findsWhatALoopOverAllRowsFinds(Measure measure) {
        try (Workers workers = new Workers(2)) {
            NearestRows nearest = new NearestRows(queries, DIMENSIONS, ALL, 5, workers);
            nearest.add(corpus);
            for (int p = 0; p < DIMENSIONS.length; p++) {
                Found found = nearest.found(p, measure);
                for (int query = 0; query < queries.rows(); query++) {
                    double[] values = values(measure, query, DIMENSIONS[p]);
                    int[] order = order(values, measure);
                    for (int rank = 0; rank < 5; rank++) {
                        assertThat(found.row(query, rank)).isEqualTo(order[rank]);
                        assertThat(found.value(query, rank)).isCloseTo(values[order[rank]], within(1e-4));
                    }
                }
            }
        }
    }

    @Test
    void doesNotDependOnChunksAndThreads() {
        Found whole;
        try (Workers workers = new Workers(1)) {
            NearestRows nearest = new NearestRows(queries, DIMENSIONS, ALL, 7, workers);
            nearest.add(corpus);
            whole = nearest.found(1, Measure.COSINE);
        }
        try (Workers workers = new Workers(3)) {
            NearestRows nearest = new NearestRows(queries, DIMENSIONS, ALL, 7, workers);
            nearest.add(corpus.slice(0, 8));
            nearest.add(corpus.slice(8, 300));
            nearest.add(corpus.slice(300, 517));
            Found found = nearest.found(1, Measure.COSINE);
            assertThat(found.rows()).isEqualTo(whole.rows());
            assertThat(found.values()).isEqualTo(whole.values());
        }
    }

    @Test
    void equallyNearRowsComeInTheOrderOfTheCorpus() {
        Matrix same = Matrix.of(100, 64);
        for (int row = 0; row < 100; row++) {
            System.arraycopy(corpus.values(), corpus.at(0), same.values(), same.at(row), 64);
        }
        try (Workers workers = new Workers(2)) {
            NearestRows nearest = new NearestRows(queries, DIMENSIONS, ALL, 4, workers);
            nearest.add(same);
            Found found = nearest.found(2, Measure.DOT);
            assertThat(IntStream.range(0, 4).map(rank -> found.row(9, rank))).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void aZeroVectorHasTheCosineZero() {
        Matrix zeros = Matrix.of(1, 64);
        try (Workers workers = new Workers(1)) {
            NearestRows nearest = new NearestRows(queries, DIMENSIONS, ALL, 1, workers);
            nearest.add(zeros);
            assertThat(nearest.found(0, Measure.COSINE).value(3, 0)).isZero();
        }
    }

    @Test
    void findsAllOfACorpusThatIsSmallerThanAskedFor() {
        try (Workers workers = new Workers(2)) {
            NearestRows nearest = new NearestRows(queries, DIMENSIONS, ALL, 50, workers);
            nearest.add(corpus.slice(0, 3));
            Found found = nearest.found(2, Measure.EUCLIDEAN);
            assertThat(found.count()).isEqualTo(3);
            assertThat(IntStream.range(0, 3).map(rank -> found.row(0, rank))).containsExactlyInAnyOrder(0, 1, 2);
        }
    }

    @Test
    void refusesRowsThatAreNotFinite() {
        Matrix broken = matrix(9, 64);
        broken.values()[broken.at(4) + 3] = Float.NaN;
        try (Workers workers = new Workers(1)) {
            NearestRows nearest = new NearestRows(queries, DIMENSIONS, ALL, 1, workers);
            assertThatThrownBy(() -> nearest.add(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("row 4");
        }
    }

    private double[] values(Measure measure, int query, int dimension) {
        return IntStream.range(0, corpus.rows())
                .mapToDouble(row -> value(measure, queries, query, corpus, row, dimension))
                .toArray();
    }

    private static double value(Measure measure, Matrix a, int row, Matrix b, int other, int dimension) {
        double dot = 0;
        double first = 0;
        double second = 0;
        for (int d = 0; d < dimension; d++) {
            double x = a.values()[a.at(row) + d];
            double y = b.values()[b.at(other) + d];
            dot += x * y;
            first += x * x;
            second += y * y;
        }
        return switch (measure) {
            case COSINE -> dot / Math.sqrt(first * second);
            case DOT -> dot;
            case EUCLIDEAN -> Math.sqrt(first + second - 2 * dot);
        };
    }

    private static int[] order(double[] values, Measure measure) {
        Comparator<Integer> rising = Comparator.comparingDouble(row -> values[row]);
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(measure == Measure.EUCLIDEAN ? rising : rising.reversed())
                .mapToInt(row -> row)
                .toArray();
    }

    private Matrix matrix(int rows, int columns) {
        Matrix matrix = Matrix.of(rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix.values()[matrix.at(r) + c] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }
}

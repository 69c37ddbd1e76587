package dev.hayate.numerics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeightsTest {
    private static final int DIMENSION = 5;

    private static Matrix rows(Matrix vectors, int[] rows) {
        Matrix chosen = Matrix.of(rows.length, DIMENSION);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(vectors.values(), vectors.at(rows[i]), chosen.values(), chosen.at(i), DIMENSION);
        }
        return chosen;
    }

    /// Labels with 10 and 20 examples weigh as 20 and 20 if the former are given twice, and the penalty is that of
    /// 30 rows and not of 40; the same with three labels.
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void balancedWeighsRareLabelsAsIfTheyHadMoreExamples(int count) {
        Random random = new Random(2);
        int[] labels = IntStream.range(0, 10 + 20 * (count - 1))
                .map(row -> (row + 10) / 20)
                .toArray();
        Matrix vectors = Matrix.of(labels.length, DIMENSION);
        for (int row = 0; row < labels.length; row++) {
            for (int d = 0; d < DIMENSION; d++) {
                vectors.values()[vectors.at(row) + d] = (float) (random.nextGaussian() + (d == labels[row] ? 1 : 0));
            }
        }
        int[] twice = IntStream.concat(IntStream.range(0, 10), IntStream.range(0, labels.length))
                .toArray();
        double share = (double) labels.length / twice.length;
        try (Workers workers = new Workers(2)) {
            LogisticRegression balanced = LogisticRegression.train(
                    vectors, labels, new LogisticRegression.Settings(1, 1000, 1e-9), ClassWeights.BALANCED, workers);
            LogisticRegression repeated = LogisticRegression.train(
                    rows(vectors, twice),
                    Arrays.stream(twice).map(row -> labels[row]).toArray(),
                    new LogisticRegression.Settings(share, 1000, 1e-9),
                    workers);
            LogisticRegression equal =
                    LogisticRegression.train(vectors, labels, new LogisticRegression.Settings(1, 1000, 1e-9), workers);

            for (int output = 0; output < balanced.weights().length; output++) {
                assertThat(balanced.weights()[output]).containsExactly(repeated.weights()[output], within(1e-6));
            }
            assertThat(balanced.intercepts()).containsExactly(repeated.intercepts(), within(1e-6));
            assertThat(Math.abs(balanced.intercepts()[0] - equal.intercepts()[0]))
                    .isGreaterThan(0.1);
        }
    }
}

package dev.hayate.numerics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbabilitiesTest {
    private final Workers workers = new Workers(2);
    private final Random random = new Random(5);

    @AfterEach
    void close() {
        workers.close();
    }

    private Matrix vectors(int rows) {
        Matrix vectors = Matrix.of(rows, 6);
        for (int row = 0; row < rows; row++) {
            for (int d = 0; d < 6; d++) {
                vectors.values()[vectors.at(row) + d] = (float) random.nextGaussian();
            }
        }
        return vectors;
    }

    private int[] labels(int rows, int labels) {
        int[] drawn = new int[rows];
        Arrays.setAll(drawn, row -> 10 * (row < labels ? row : random.nextInt(labels)));
        return drawn;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void ofRegressionAreGreatestForThePredictedLabel(int count) {
        LogisticRegression regression =
                LogisticRegression.train(vectors(80), labels(80, count), LogisticRegression.Settings.DEFAULT, workers);
        Matrix others = vectors(70);

        double[][] probabilities = regression.probabilities(others, workers);
        int[] predicted = regression.predict(others, workers);

        for (int row = 0; row < 70; row++) {
            assertThat(probabilities[row]).hasSize(count);
            assertThat(Arrays.stream(probabilities[row]).sum()).isCloseTo(1, within(1e-12));
            int best = Arrays.binarySearch(regression.labels(), predicted[row]);
            assertThat(probabilities[row][best])
                    .isEqualTo(Arrays.stream(probabilities[row]).max().orElseThrow());
        }
    }

    @Test
    void ofTwoLabelsFollowTheLogit() {
        LogisticRegression regression = LogisticRegression.of(
                new int[] {0, 1}, new double[][] {{1, 0}}, new double[] {0.5}, new Fit(3, Fit.Ending.GRADIENT));
        Matrix vector = Matrix.of(1, 2);
        vector.values()[0] = 2;

        assertThat(regression.probabilities(vector, workers)[0][1]).isCloseTo(1 / (1 + Math.exp(-2.5)), within(1e-12));
        assertThat(regression.predict(vector, workers)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void areThoseOfTheRegressionThatWasTakenApart(int count) {
        LogisticRegression regression =
                LogisticRegression.train(vectors(80), labels(80, count), LogisticRegression.Settings.DEFAULT, workers);
        Matrix others = vectors(30);

        LogisticRegression again = LogisticRegression.of(
                regression.labels(), regression.weights(), regression.intercepts(), regression.fit());

        assertThat(again.probabilities(others, workers)).isDeepEqualTo(regression.probabilities(others, workers));
        assertThat(again.predict(others, workers)).isEqualTo(regression.predict(others, workers));
    }

    @Test
    void refusesWeightsOfAnotherShape() {
        Fit fit = new Fit(1, Fit.Ending.GRADIENT);
        assertThatThrownBy(() ->
                        LogisticRegression.of(new int[] {0, 1, 2}, new double[][] {{1, 0}}, new double[] {0}, fit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3");
        assertThatThrownBy(() ->
                        LogisticRegression.of(new int[] {1, 1}, new double[][] {{1, 0}}, new double[] {0}, fit))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofNeighboursAreTheirVotes() {
        Matrix examples = Matrix.of(4, 2);
        float[][] rows = {{1, 0}, {1, 0.1f}, {1, 0.2f}, {0, 1}};
        for (int row = 0; row < 4; row++) {
            System.arraycopy(rows[row], 0, examples.values(), examples.at(row), 2);
        }
        NearestNeighbours neighbours = NearestNeighbours.of(examples, new int[] {7, 3, 7, 9}, 3, workers);
        Matrix vector = Matrix.of(1, 2);
        vector.values()[0] = 1;

        assertThat(neighbours.labels()).containsExactly(3, 7, 9);
        assertThat(neighbours.probabilities(vector, workers)[0]).containsExactly(1 / 3.0, 2 / 3.0, 0);
        assertThat(neighbours.predict(vector, workers)).containsExactly(7);
    }
}

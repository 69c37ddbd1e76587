package dev.hayate.numerics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withPrecision;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {
    private static final LogisticRegression.Settings DEFAULT = LogisticRegression.Settings.DEFAULT;

    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
    }

    @ParameterizedTest
    @FieldSource("dev.hayate.numerics.classify.Golden#REGRESSIONS")
    void endsWhereScikitLearnEnds(String name) throws IOException {
        Golden golden = Golden.read(name);
        LogisticRegression regression =
                LogisticRegression.train(golden.trainVectors(), golden.trainLabels(), DEFAULT, workers);

        assertThat(regression.fit().iterations()).isEqualTo(golden.logreg().iterations());
        assertThat(regression.fit().converged()).isTrue();
        assertWeights(regression, golden.logreg(), 1e-9);
        assertThat(regression.predict(golden.testVectors(), workers))
                .isEqualTo(golden.logreg().labels());
    }

    /// The vectors of large norm lead into a long flat valley: scikit-learn's own solvers end 7e-4 apart.
    @ParameterizedTest
    @CsvSource({"4class, 1e-5", "binary, 1e-5", "large_norm, 3e-3"})
    void findsTheBestWeightsIfItIsGivenTime(String name, double precision) throws IOException {
        Golden golden = Golden.read(name);
        LogisticRegression regression = LogisticRegression.train(
                golden.trainVectors(),
                golden.trainLabels(),
                new LogisticRegression.Settings(1, 100_000, 1e-10),
                workers);

        assertWeights(regression, golden.converged(), precision);
        assertThat(regression.predict(golden.testVectors(), workers))
                .isEqualTo(golden.converged().labels());
    }

    private static void assertWeights(LogisticRegression regression, Golden.Regression expected, double precision) {
        assertThat(regression.intercepts()).containsExactly(expected.intercepts(), withPrecision(precision));
        double[][] weights = regression.weights();
        assertThat(weights).hasNumberOfRows(expected.weights().length);
        for (int row = 0; row < weights.length; row++) {
            assertThat(weights[row]).containsExactly(expected.weights()[row], withPrecision(precision));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void theNumberOfThreadsMakesNoDifference(int classes) {
        Matrix vectors = noise(1100, 37);
        int[] labels = labels(1100, classes);
        LogisticRegression byTwo = LogisticRegression.train(vectors, labels, DEFAULT, workers);
        try (Workers one = new Workers(1);
                Workers five = new Workers(5)) {
            assertThat(LogisticRegression.train(vectors, labels, DEFAULT, one).weights())
                    .isDeepEqualTo(byTwo.weights());
            assertThat(LogisticRegression.train(vectors, labels, DEFAULT, five).weights())
                    .isDeepEqualTo(byTwo.weights());
            assertThat(byTwo.predict(vectors, five)).isEqualTo(byTwo.predict(vectors, one));
        }
    }

    @Test
    void aPrefixOfVectorsIsLearnedLikeVectorsOfThatDimension() {
        Matrix vectors = noise(300, 24);
        int[] labels = labels(300, 3);
        Matrix prefix = new Matrix(vectors.values(), 0, 300, 10, vectors.stride());
        Matrix copy = Matrix.of(300, 10);
        for (int row = 0; row < 300; row++) {
            System.arraycopy(vectors.values(), vectors.at(row), copy.values(), copy.at(row), 10);
        }

        LogisticRegression ofPrefix = LogisticRegression.train(prefix, labels, DEFAULT, workers);
        LogisticRegression ofCopy = LogisticRegression.train(copy, labels, DEFAULT, workers);

        assertThat(ofPrefix.weights()).isDeepEqualTo(ofCopy.weights());
        assertThat(ofPrefix.predict(prefix, workers)).isEqualTo(ofCopy.predict(copy, workers));
    }

    @Test
    void labelsThatNoExampleHasAreNeverPredicted() {
        Matrix vectors = Golden.matrix(new float[][] {{-3, 0}, {-2, 1}, {2, 0}, {3, 1}});
        LogisticRegression regression = LogisticRegression.train(vectors, new int[] {7, 7, 4, 4}, DEFAULT, workers);

        assertThat(regression.weights()).hasDimensions(1, 2);
        assertThat(regression.predict(vectors, workers)).containsExactly(7, 7, 4, 4);
    }

    @Test
    void saysThatItWasStopped() {
        LogisticRegression regression = LogisticRegression.train(
                noise(200, 5), labels(200, 3), new LogisticRegression.Settings(1, 2, 1e-12), workers);

        assertThat(regression.fit()).isEqualTo(new Fit(2, Fit.Ending.ITERATIONS));
        assertThat(regression.fit().converged()).isFalse();
        assertThat(regression.fit().warning())
                .contains("logistic regression had not converged when it was stopped after 2 iterations");
    }

    @Test
    void constantVectorsLeaveTheSharesOfTheLabels() {
        Matrix vectors = Matrix.of(40, 3);
        int[] labels = new int[40];
        Arrays.fill(labels, 10, 40, 1);
        LogisticRegression regression = LogisticRegression.train(vectors, labels, DEFAULT, workers);

        assertThat(regression.weights()[0]).containsExactly(0, 0, 0);
        assertThat(regression.intercepts()).containsExactly(new double[] {Math.log(3)}, withPrecision(1e-3));
        assertThat(regression.predict(vectors, workers)).containsOnly(1);
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-30f, 1e37f})
    void lengthsThatFloat32HoldsLeadToNumbers(float length) {
        Matrix vectors = Golden.matrix(new float[][] {{-length, 0}, {length, length}, {length, 0}, {0, -length}});
        LogisticRegression regression = LogisticRegression.train(vectors, new int[] {0, 1, 1, 2}, DEFAULT, workers);

        assertThat(Arrays.stream(regression.weights()).flatMapToDouble(Arrays::stream))
                .allMatch(Double::isFinite);
        assertThat(Arrays.stream(regression.intercepts())).allMatch(Double::isFinite);
    }

    @Test
    void noVectorsHaveNoLabels() {
        LogisticRegression regression = LogisticRegression.train(noise(20, 3), labels(20, 2), DEFAULT, workers);

        assertThat(regression.predict(Matrix.of(0, 3), workers)).isEmpty();
    }

    @Test
    void examplesOfOneLabelAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticRegression.train(noise(3, 2), new int[] {5, 5, 5}, DEFAULT, workers))
                .withMessage("logistic regression needs examples of at least two labels; all 3 rows have label 5");
    }

    @Test
    void noExamplesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticRegression.train(Matrix.of(0, 2), new int[0], DEFAULT, workers))
                .withMessage("a classifier cannot learn without examples: give it at least one row");
    }

    @Test
    void labelsThatAreNotOneARowAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticRegression.train(noise(3, 2), new int[] {0, 1}, DEFAULT, workers))
                .withMessage("3 vectors cannot have 2 labels: there must be one a row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticRegression.train(noise(3, 2), new int[] {0, 1, -4}, DEFAULT, workers))
                .withMessage("the label of row 2 is -4; labels must be 0 or more");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
    void valuesThatAreNoNumbersAreNamed(float value) {
        Matrix vectors = noise(3000, 4);
        LogisticRegression regression = LogisticRegression.train(vectors, labels(3000, 2), DEFAULT, workers);
        vectors.values()[vectors.at(2500) + 3] = value;
        vectors.values()[vectors.at(2600) + 1] = value;
        String message = "row 2500, column 3 of the vectors is " + value + "; all values must be finite numbers";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticRegression.train(vectors, labels(3000, 2), DEFAULT, workers))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression.predict(vectors, workers))
                .withMessage(message);
    }

    @Test
    void vectorsOfAnotherDimensionAreRefused() {
        LogisticRegression regression = LogisticRegression.train(noise(20, 4), labels(20, 2), DEFAULT, workers);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression.predict(noise(3, 5), workers))
                .withMessage("expected vectors of the examples' dimension 4, got 5");
    }

    private static Matrix noise(int rows, int columns) {
        Random random = new Random(3);
        Matrix matrix = Matrix.of(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix.values()[matrix.at(row) + column] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }

    private static int[] labels(int rows, int classes) {
        return new Random(4).ints(rows, 0, classes).toArray();
    }
}

package dev.hayate.numerics.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNeighboursTest {
    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4class", "binary", "large_norm", "ties"})
    void predictsWhatScikitLearnPredicts(String name) throws IOException {
        Golden golden = Golden.read(name);

        assertThat(predict(golden.trainVectors(), golden.trainLabels(), 2, golden.testVectors()))
                .isEqualTo(golden.knn());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void blocksOfExamplesAndQueriesMakeNoDifference(int k) {
        Matrix examples = noise(333, 19, 1);
        Matrix queries = noise(301, 19, 2);
        int[] labels = new Random(3).ints(333, 0, 4).toArray();
        int[] expected = IntStream.range(0, 301)
                .map(query -> vote(examples, labels, queries, query, k))
                .toArray();

        assertThat(predict(examples, labels, k, queries)).isEqualTo(expected);
        try (Workers five = new Workers(5)) {
            assertThat(NearestNeighbours.of(examples, labels, k, five).predict(queries, five))
                    .isEqualTo(expected);
        }
    }

    private static int vote(Matrix examples, int[] labels, Matrix queries, int query, int k) {
        int[] votes = new int[4];
        IntStream.range(0, examples.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(example -> -cosine(examples, example, queries, query)))
                .limit(k)
                .forEach(example -> votes[labels[example]]++);
        int most = Arrays.stream(votes).max().orElseThrow();
        return IntStream.range(0, 4)
                .filter(label -> votes[label] == most)
                .findFirst()
                .orElseThrow();
    }

    private static double cosine(Matrix a, int i, Matrix b, int j) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int column = 0; column < a.columns(); column++) {
            double x = a.values()[a.at(i) + column];
            double y = b.values()[b.at(j) + column];
            ab += x * y;
            aa += x * x;
            bb += y * y;
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void twoNeighboursThatDisagreeGiveTheSmallerLabel() {
        Matrix examples = Golden.matrix(new float[][] {{1, 0}, {1, 0.1f}, {0, 1}});

        assertThat(predict(examples, new int[] {9, 4, 0}, 2, Golden.matrix(new float[] {1, 0})))
                .containsExactly(4);
    }

    @Test
    void theMajorityCountsMoreThanTheSmallerLabel() {
        Matrix examples = Golden.matrix(new float[][] {{1, 0}, {1, 0.1f}, {1, 0.2f}, {0, 1}});

        assertThat(predict(examples, new int[] {2, 5, 5, 0}, 3, Golden.matrix(new float[] {1, 0})))
                .containsExactly(5);
    }

    @Test
    void ofEquallyNearExamplesTheLowerRowsVote() {
        Matrix examples = Golden.matrix(new float[][] {{0, 1}, {2, 0}, {1, 0}, {4, 0}});

        assertThat(predict(examples, new int[] {0, 8, 8, 1}, 2, Golden.matrix(new float[] {3, 0})))
                .containsExactly(8);
    }

    @Test
    void aZeroVectorIsAsFarFromEverythingAsWhatStandsAtARightAngle() {
        Matrix examples = Golden.matrix(new float[][] {{-1, 0}, {0, 0}, {0, 1}, {0, 2}});

        assertThat(predict(examples, new int[] {3, 2, 2, 1}, 2, Golden.matrix(new float[][] {{1, 0}, {0, 0}})))
                .containsExactly(2, 2);
    }

    @Test
    void lengthsMakeNoDifferenceHoweverSmall() {
        Matrix examples = Golden.matrix(new float[][] {{1e-30f, 1e-32f}, {1, 1}, {1e15f, 1e15f}});

        assertThat(predict(examples, new int[] {6, 1, 0}, 1, Golden.matrix(new float[][] {{5, 0}, {1e-30f, 0}})))
                .containsExactly(6, 6);
    }

    @Test
    void moreNeighboursThanExamplesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearestNeighbours.of(noise(3, 2, 1), new int[3], 4, workers))
                .withMessage("the neighbours must be from 1 to the number of examples, 3, not 4");
    }

    @Test
    void examplesOfOneLabelHaveThatLabelOnly() {
        assertThat(predict(noise(5, 2, 1), new int[] {3, 3, 3, 3, 3}, 2, noise(4, 2, 2)))
                .containsOnly(3);
    }

    @Test
    void valuesThatAreNoNumbersAreNamed() {
        Matrix vectors = noise(5, 2, 1);
        vectors.values()[vectors.at(4) + 1] = Float.POSITIVE_INFINITY;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> NearestNeighbours.of(vectors, new int[5], 2, workers))
                .withMessage("row 4, column 1 of the vectors is Infinity; all values must be finite numbers");
    }

    private int[] predict(Matrix examples, int[] labels, int k, Matrix queries) {
        return NearestNeighbours.of(examples, labels, k, workers).predict(queries, workers);
    }

    private static Matrix noise(int rows, int columns, int seed) {
        Random random = new Random(seed);
        Matrix matrix = Matrix.of(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix.values()[matrix.at(row) + column] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }
}

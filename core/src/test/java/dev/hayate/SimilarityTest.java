package dev.hayate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.Similarity.Hit;
import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SimilarityTest {
    private static final Embeddings DOCUMENTS =
            Embeddings.of(new float[] {1, 0}, new float[] {0, 1}, new float[] {2, 0}, new float[] {0, 0});

    @ParameterizedTest
    @EnumSource
    void agreesWithTheMatrixOfSentenceTransformers(Similarity similarity) throws IOException {
        Json expected = ModelFixtures.json("similarity/expected.json");
        Embeddings a = ModelFixtures.embeddings(expected.member("a"));
        Embeddings b = ModelFixtures.embeddings(expected.member("b"));
        float[][] matrix = similarity.matrix(a, b);
        assertThat(matrix).hasNumberOfRows(a.rows());
        for (int row = 0; row < a.rows(); row++) {
            float[] expectedRow = ModelFixtures.floats(
                    expected.member(similarity.configName()).element(row));
            assertThat(matrix[row]).containsExactly(expectedRow, Offset.offset(1e-6f));
            assertThat(similarity.scores(a.row(row), b)).containsExactly(matrix[row]);
            assertThat(similarity.score(a.row(row), b.row(0))).isEqualTo(matrix[row][0]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void agreesWithThePairsOfSentenceTransformers(Similarity similarity) throws IOException {
        Json expected = ModelFixtures.json("similarity/expected.json");
        Embeddings a = ModelFixtures.embeddings(expected.member("a"));
        Embeddings b = ModelFixtures.embeddings(expected.member("b"));
        Embeddings five =
                new Embeddings(java.util.Arrays.copyOf(b.values(), a.rows() * b.dimension()), a.rows(), b.dimension());
        float[] pairs = ModelFixtures.floats(expected.member(similarity.configName() + "_pairwise"));
        assertThat(similarity.pairwise(a, five)).containsExactly(pairs, Offset.offset(1e-6f));
    }

    @Test
    void cosineOfAZeroVectorIsZero() {
        assertThat(Similarity.COSINE.scores(new float[] {0, 0}, DOCUMENTS)).containsOnly(0f);
        assertThat(Similarity.COSINE.score(new float[] {3, 4}, new float[] {0, 0}))
                .isZero();
    }

    @Test
    void topGivesTheMostAlikeFirstAndTheLowerIndexFirstAmongEquals() {
        assertThat(Similarity.COSINE.top(new float[] {1, 0}, DOCUMENTS, 3))
                .containsExactly(new Hit(0, 1f), new Hit(2, 1f), new Hit(1, 0f));
        assertThat(Similarity.DOT.top(new float[] {1, 0}, DOCUMENTS, 9))
                .extracting(Hit::index)
                .containsExactly(2, 0, 1, 3);
        assertThat(Similarity.DOT.top(new float[] {1, 0}, DOCUMENTS, 0)).isEmpty();
    }

    @Test
    void topAgreesWithSortingEverything() {
        long seed = 41;
        Random random = new Random(seed);
        float[] values = new float[500];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(20) == 0 ? Float.NaN : random.nextInt(9) - 4;
        }
        Embeddings documents = new Embeddings(values, values.length, 1);
        List<Integer> sorted = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> {
                    boolean aIsNan = Float.isNaN(values[a]);
                    boolean bIsNan = Float.isNaN(values[b]);
                    if (aIsNan || bIsNan) {
                        return aIsNan && bIsNan ? a - b : aIsNan ? 1 : -1;
                    }
                    return values[a] == values[b] ? a - b : Float.compare(values[b], values[a]);
                })
                .toList();
        for (int k : new int[] {1, 2, 3, 17, 100, 499, 500, 700}) {
            assertThat(Similarity.DOT.top(new float[] {1}, documents, k))
                    .as("seed %s, k %s", seed, k)
                    .extracting(Hit::index)
                    .isEqualTo(sorted.subList(0, Math.min(k, sorted.size())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesVectorsOfDifferentDimensionsWithBothNumbers(Similarity similarity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> similarity.score(new float[3], new float[5]))
                .withMessageContainingAll("3", "5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> similarity.scores(new float[7], DOCUMENTS))
                .withMessageContainingAll("2", "7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> similarity.matrix(Embeddings.of(new float[7]), DOCUMENTS))
                .withMessageContainingAll("2", "7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> similarity.pairwise(Embeddings.of(new float[2]), DOCUMENTS))
                .withMessageContainingAll("1", "4");
    }

    @Test
    void isFoundByItsNameInTheConfiguration() {
        assertThat(Similarity.named("manhattan")).isEqualTo(Similarity.MANHATTAN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Similarity.named("maxsim"))
                .withMessageContaining("maxsim");
    }
}

package dev.hayate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.ModelFixtures.Case;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vectors of the originals. Means of float32 rows agree to the last bit; where the original normalises in
/// float32 or sums in other types, the last bits may differ, and how far is said here.
final class GoldenVectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"st-root", "st-nested-normalized", "st-unigram", "m2v-with-modules"})
    void agreesWithSentenceTransformersToTwoUlps(String name) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder(name))) {
            assertThat(model.compatibility()).isEqualTo(Compatibility.SENTENCE_TRANSFORMERS);
            for (Case expected : ModelFixtures.cases(name)) {
                boolean exact = name.equals("st-root") && !expected.options().normalize();
                assertWithinUlps(exact ? 0 : 2, expected, expected.encode(model));
            }
        }
    }

    /// Python rounds the vectors of such tables to the type of the table, Hayate gives float32.
    @ParameterizedTest
    @CsvSource({"st-f16, 0.0009765625", "st-bf16, 0.0078125", "st-f64, 0.00000011920929"})
    void agreesWithSentenceTransformersToTheRoundingOfTheTable(String name, float relative) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder(name))) {
            for (Case expected : ModelFixtures.cases(name)) {
                float[] vector = expected.encode(model);
                for (int i = 0; i < vector.length; i++) {
                    assertThat(vector[i])
                            .as(expected.description())
                            .isCloseTo(
                                    expected.vector()[i],
                                    org.assertj.core.data.Offset.offset(
                                            relative * (1 + Math.abs(expected.vector()[i]))));
                }
            }
        }
    }

    /// numpy sums the squares of a norm in float32, in another order.
    @ParameterizedTest
    @ValueSource(strings = {"m2v-f32", "m2v-quantized", "m2v-int8", "m2v-unigram"})
    void agreesWithModel2VecToTwoUlps(String name) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder(name))) {
            assertThat(model.compatibility()).isEqualTo(Compatibility.MODEL2VEC);
            for (Case expected : ModelFixtures.cases(name)) {
                assertWithinUlps(2, expected, expected.encode(model));
            }
        }
    }

    @Test
    void agreesWithModel2VecToTheRoundingOfFloat16() throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder("m2v-f16"))) {
            for (Case expected : ModelFixtures.cases("m2v-f16")) {
                assertThat(expected.encode(model))
                        .as(expected.description())
                        .containsExactly(expected.vector(), org.assertj.core.data.Offset.offset(1f / 512));
            }
        }
    }

    @Test
    void followsTheRulesOfModel2VecWhereverTheyAreAskedFor() throws IOException {
        LoadOptions options = LoadOptions.DEFAULT.compatibility(Compatibility.MODEL2VEC);
        try (StaticEmbeddingModel model =
                StaticEmbeddingModel.load(ModelFixtures.folder("m2v-with-modules"), options)) {
            assertThat(model.compatibility()).isEqualTo(Compatibility.MODEL2VEC);
            assertThat(model.encode("東京 は 知らない 雨")).containsExactly(model.encode("東京 は 雨"));
        }
    }

    private static void assertWithinUlps(int ulps, Case expected, float[] actual) {
        assertThat(actual).as(expected.description()).hasSameSizeAs(expected.vector());
        for (int i = 0; i < actual.length; i++) {
            float distance = Math.abs(actual[i] - expected.vector()[i]);
            assertThat(distance)
                    .as("%s: value %s is %s, expected %s", expected.description(), i, actual[i], expected.vector()[i])
                    .isLessThanOrEqualTo(ulps * Math.ulp(expected.vector()[i]));
        }
    }
}

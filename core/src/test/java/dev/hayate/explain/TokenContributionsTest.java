package dev.hayate.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.EncodeOptions;
import dev.hayate.ModelFixtures;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenContributionsTest {
    private static final List<String> TEXTS = List.of("hello world", "a world of words", "日本 hello hello", "x", "!?");

    @ParameterizedTest
    @ValueSource(strings = {"st-root", "st-f16", "st-unigram", "m2v-f32", "m2v-quantized", "m2v-unigram"})
    void sharesAddUpToTheCosineOfTheVectors(String folder) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder(folder))) {
            for (String first : TEXTS) {
                for (String second : TEXTS) {
                    TokenContributions contributions = TokenContributions.of(model, first, second);
                    double sum = contributions.pairs().stream()
                            .mapToDouble(TokenContributions.Pair::share)
                            .sum();
                    assertThat(sum).isCloseTo(contributions.cosine(), within(1e-12));
                    assertThat(contributions.cosine())
                            .as("%s / %s", first, second)
                            .isCloseTo(cosine(encode(model, first), encode(model, second)), within(1e-5));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void sharesAddUpToTheCosineOfShorterVectorsWithTheirPrompt(int dimension) throws IOException {
        EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(dimension).prompt("world ");
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"))) {
            for (String text : TEXTS) {
                TokenContributions contributions = TokenContributions.of(model, "hello words", text, options);
                assertThat(contributions.cosine())
                        .as(text)
                        .isCloseTo(
                                cosine(model.encode("hello words", options), model.encode(text, options)),
                                within(1e-5));
            }
        }
    }

    @Test
    void putsThePairsThatMatterMostFirstAndCountsRepeatedTokensOnce() throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"))) {
            TokenContributions contributions = TokenContributions.of(model, "hello hello world", "world");
            assertThat(contributions.pairs())
                    .extracting(TokenContributions.Pair::first)
                    .doesNotHaveDuplicates();
            assertThat(contributions.pairs().stream().map(pair -> -Math.abs(pair.share())))
                    .isSorted();
            assertThat(contributions.strongest(1))
                    .containsExactly(contributions.pairs().getFirst());
            assertThat(contributions.strongest(1000)).isEqualTo(contributions.pairs());
            assertThat(contributions.strongest(0)).isEmpty();
        }
    }

    @Test
    void givesZeroWithoutTokens() throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"))) {
            assertThat(TokenContributions.of(model, "", "hello").cosine()).isZero();
            assertThat(TokenContributions.of(model, "", "").pairs()).isEmpty();
        }
    }

    private static float[] encode(StaticEmbeddingModel model, String text) {
        return model.encode(text, EncodeOptions.DEFAULT.prompt(""));
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double lengthOfA = 0;
        double lengthOfB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            lengthOfA += (double) a[i] * a[i];
            lengthOfB += (double) b[i] * b[i];
        }
        return lengthOfA * lengthOfB == 0 ? 0 : dot / Math.sqrt(lengthOfA * lengthOfB);
    }
}

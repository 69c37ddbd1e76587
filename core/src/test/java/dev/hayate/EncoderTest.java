package dev.hayate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EncoderTest {
    private static final EncodeOptions NO_PROMPT = EncodeOptions.DEFAULT.prompt("");

    private StaticEmbeddingModel model;

    @BeforeEach
    void load() throws IOException {
        model = StaticEmbeddingModel.load(ModelFixtures.folder("st-root"));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void writesBetweenWhatTheCallerHas() {
        Encoder encoder = model.newEncoder(NO_PROMPT.truncateTo(2));
        float[] target = {9, 9, 9, 9};
        encoder.encode("東京", target, 1);
        assertThat(target[0]).isEqualTo(9);
        assertThat(Arrays.copyOfRange(target, 1, 3)).containsExactly(encoder.encode("東京"));
        assertThat(target[3]).isEqualTo(9);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> encoder.encode("東京", target, 3));
    }

    @Test
    void writesListsRowByRow() {
        Encoder encoder = model.newEncoder(NO_PROMPT.truncateTo(2));
        List<String> texts = IntStream.range(0, 70)
                .mapToObj(i -> "a ".repeat(i % 7) + "b c " + i)
                .toList();
        float[] target = new float[2 * texts.size() + 2];
        target[0] = 9;
        target[target.length - 1] = 9;
        encoder.encode(texts, target, 1);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(Arrays.copyOfRange(target, 1 + 2 * i, 3 + 2 * i)).containsExactly(encoder.encode(texts.get(i)));
        }
        assertThat(target[0]).isEqualTo(9);
        assertThat(target[target.length - 1]).isEqualTo(9);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> encoder.encode(texts, target, 3));
    }

    @Test
    void countsWhatPassesThrough() {
        Encoder encoder = model.newEncoder(NO_PROMPT.maxTokens(3, Overflow.TRUNCATE));
        encoder.encode("a b c");
        encoder.encode("a b c a b");
        encoder.encode("");
        assertThat(encoder.counts()).isEqualTo(new EncodeCounts(3, 6, 1, 1, 0));
    }

    @Test
    void countsTokensWithoutAPiece() {
        Encoder encoder = model.newEncoder(NO_PROMPT);
        encoder.encode("a ☃ b ☃☃");
        long unknown = Arrays.stream(model.tokenizer().ids("a ☃ b ☃☃"))
                .filter(id -> id == model.tokenizer().unknownId())
                .count();
        assertThat(encoder.counts().unknown()).isEqualTo(unknown).isPositive();
    }

    @Test
    void tokensCutElsewhereHaveTheVectorOfTheirText() {
        Encoder encoder = model.newEncoder(NO_PROMPT);
        float[] vector = new float[encoder.dimension()];
        encoder.encodeTokens(model.tokenizer().ids("a b c"), vector, 0);
        assertThat(vector).containsExactly(encoder.encode("a b c"));
    }

    @Test
    void refusesTokensThatTheVocabularyDoesNotHave() {
        Encoder encoder = model.newEncoder(NO_PROMPT);
        int size = model.tokenizer().vocabularySize();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encodeTokens(new int[] {0, size}, new float[6], 0))
                .withMessageContainingAll("token 1", String.valueOf(size));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encoder.encodeTokens(new int[] {-1}, new float[6], 0))
                .withMessageContaining("token 0");
    }

    @Test
    void lendsEncodersWithCountsOfTheirOwn() {
        for (int i = 0; i < 3; i++) {
            EncodeCounts counts = model.withEncoder(NO_PROMPT, encoder -> {
                assertThat(encoder.encode("a b")).containsExactly(model.encode("a b", NO_PROMPT));
                return encoder.counts();
            });
            assertThat(counts).isEqualTo(new EncodeCounts(1, 2, 0, 0, 0));
        }
    }

    @Test
    void truncatedTextsHaveTheVectorOfTheirFirstTokens() {
        EncodeOptions options = NO_PROMPT.maxTokens(2, Overflow.TRUNCATE);
        assertThat(model.encode("a b c a b", options)).containsExactly(model.encode("a b", NO_PROMPT));
    }

    @Test
    void refusesLongTextsWhenAskedTo() {
        Encoder encoder = model.newEncoder(NO_PROMPT.maxTokens(2, Overflow.ERROR));
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> encoder.encode("a b c"))
                .withMessageContainingAll("3 tokens", "at most 2");
        assertThat(encoder.counts().texts()).isZero();
    }

    @Test
    void refusesTextsThatModel2VecWouldCut() throws IOException {
        try (StaticEmbeddingModel model2vec = StaticEmbeddingModel.load(ModelFixtures.folder("m2v-f32"))) {
            EncodeOptions options = EncodeOptions.DEFAULT.maxTokens(4, Overflow.ERROR);
            assertThatExceptionOfType(EncodingException.class)
                    .isThrownBy(() -> model2vec.encode("x".repeat(100), options))
                    .withMessageContaining("Model2Vec");
            Encoder encoder = model2vec.newEncoder(EncodeOptions.DEFAULT);
            encoder.encode("a ".repeat(2000));
            assertThat(encoder.counts()).isEqualTo(new EncodeCounts(1, 512, 1, 0, 0));
        }
    }

    @Test
    void refusesDimensionsOutOfRangeWithBothNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.encode("a", EncodeOptions.DEFAULT.truncateTo(7)))
                .withMessageContainingAll("6", "7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EncodeOptions.DEFAULT.truncateTo(0))
                .withMessageContaining("0");
    }

    @Test
    void refusesPromptsThatTheModelDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.encode("a", EncodeOptions.DEFAULT.promptName("task")))
                .withMessageContainingAll("task", "passage");
    }

    @Test
    void aPromptOfTheCallerGoesBeforeThatOfTheTask() {
        assertThat(model.encodeQuery("b", EncodeOptions.DEFAULT.prompt("a ")))
                .containsExactly(model.encode("a b", NO_PROMPT));
        assertThat(model.encodeQuery("b", EncodeOptions.DEFAULT)).containsExactly(model.encode("query: b", NO_PROMPT));
    }

    @Test
    void emptyTextsHaveZeroVectorsEvenNormalized() {
        assertThat(model.encode(" ", NO_PROMPT.normalized())).containsOnly(0f);
        assertThatExceptionOfType(EncodingException.class)
                .isThrownBy(() -> model.encode(" ", NO_PROMPT.onEmpty(EmptyText.ERROR)));
    }
}

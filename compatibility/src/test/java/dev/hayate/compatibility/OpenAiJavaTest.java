package dev.hayate.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.embeddings.EmbeddingCreateParams.EncodingFormat;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// OpenAI's own client for Java.
class OpenAiJavaTest {
    private static Served served;
    private static OpenAIClient client;

    @BeforeAll
    static void start() throws IOException {
        served = Served.start();
        client = client(Served.KEY);
    }

    @AfterAll
    static void stop() {
        client.close();
        served.close();
    }

    private static OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(served.url() + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .responseValidation(true)
                .build();
    }

    private static EmbeddingCreateParams.Builder request() {
        return EmbeddingCreateParams.builder().model(Served.MODEL);
    }

    private static float[] values(Embedding embedding) {
        List<Float> values = embedding.embedding();
        float[] vector = new float[values.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = values.get(i);
        }
        return vector;
    }

    @Test
    void oneText() {
        CreateEmbeddingResponse response =
                client.embeddings().create(request().input("猫が好き").build());
        assertThat(response.data())
                .singleElement()
                .satisfies(embedding -> assertThat(values(embedding)).containsExactly(served.vector("猫が好き")));
        assertThat(response.model()).isEqualTo(Served.MODEL);
    }

    @Test
    void manyTextsInTheirOrder() {
        CreateEmbeddingResponse response = client.embeddings()
                .create(request().inputOfArrayOfStrings(Served.TEXTS).build());
        assertThat(response.data()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(response.data().get(i).index()).isEqualTo(i);
            assertThat(values(response.data().get(i))).containsExactly(served.vector(Served.TEXTS.get(i)));
        }
    }

    @Test
    void tokensOfAText() {
        CreateEmbeddingResponse response = client.embeddings()
                .create(request().inputOfArrayOfTokens(tokens("猫が好き")).build());
        assertThat(values(response.data().getFirst())).containsExactly(served.vector("猫が好き"));
    }

    @Test
    void tokensOfManyTexts() {
        List<List<Long>> tokens =
                Served.TEXTS.stream().map(OpenAiJavaTest::tokens).toList();
        CreateEmbeddingResponse response = client.embeddings()
                .create(request().inputOfArrayOfTokenArrays(tokens).build());
        for (int i = 0; i < 3; i++) {
            assertThat(values(response.data().get(i))).containsExactly(served.vector(Served.TEXTS.get(i)));
        }
    }

    private static List<Long> tokens(String text) {
        return Arrays.stream(served.tokens(text)).asLongStream().boxed().toList();
    }

    @Test
    void fewerDimensions() {
        CreateEmbeddingResponse response = client.embeddings()
                .create(request().input("猫が好き").dimensions(64).build());
        assertThat(values(response.data().getFirst())).containsExactly(served.vector("猫が好き", 64));
    }

    @Test
    void numbersAndBase64SayTheSame() {
        for (EncodingFormat format : List.of(EncodingFormat.FLOAT, EncodingFormat.BASE64)) {
            CreateEmbeddingResponse response = client.embeddings()
                    .create(request()
                            .inputOfArrayOfStrings(Served.TEXTS)
                            .encodingFormat(format)
                            .build());
            assertThat(values(response.data().get(2))).containsExactly(served.vector(Served.TEXTS.get(2)));
        }
    }

    @Test
    void realTokensAreCounted() {
        CreateEmbeddingResponse response = client.embeddings()
                .create(request().inputOfArrayOfStrings(Served.TEXTS).build());
        int tokens = served.tokenCount(Served.TEXTS);
        assertThat(response.usage().promptTokens()).isEqualTo(tokens);
        assertThat(response.usage().totalTokens()).isEqualTo(tokens);
    }

    @Test
    void theModelIsListed() {
        assertThat(client.models().list().autoPager())
                .extracting(model -> model.id())
                .contains(Served.MODEL);
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.embeddings()
                        .create(EmbeddingCreateParams.builder()
                                .model("text-embedding-3-small")
                                .input("猫")
                                .build()))
                .withMessageContaining(Served.MODEL)
                .satisfies(error -> assertThat(error.code()).contains("model_not_found"))
                .satisfies(error -> assertThat(error.type()).contains("invalid_request_error"));
    }

    @Test
    void aDimensionThatTheModelHasNotIsABadRequest() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> client.embeddings()
                        .create(request().input("猫").dimensions(4096).build()))
                .withMessageContaining("448")
                .satisfies(error -> assertThat(error.param()).contains("dimensions"));
    }

    @Test
    void noInputIsABadRequest() {
        for (EmbeddingCreateParams.Builder empty : List.of(
                request().input(""),
                request().inputOfArrayOfStrings(List.of()),
                request().inputOfArrayOfStrings(List.of("猫", "")))) {
            assertThatExceptionOfType(BadRequestException.class)
                    .isThrownBy(() -> client.embeddings().create(empty.build()))
                    .satisfies(error -> assertThat(error.param())
                            .hasValueSatisfying(param -> assertThat(param).startsWith("input")));
        }
    }

    @Test
    void aWrongKeyIsUnauthorized() {
        OpenAIClient stranger = client("sk-wrong");
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(
                        () -> stranger.embeddings().create(request().input("猫").build()))
                .satisfies(error -> assertThat(error.code()).contains("invalid_api_key"));
        stranger.close();
    }
}

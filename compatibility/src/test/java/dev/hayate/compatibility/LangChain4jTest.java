package dev.hayate.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel.OpenAiEmbeddingModelBuilder;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// LangChain4j's client for OpenAI.
class LangChain4jTest {
    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.start();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static OpenAiEmbeddingModelBuilder client() {
        return OpenAiEmbeddingModel.builder()
                .baseUrl(served.url() + "/v1")
                .apiKey(Served.KEY)
                .modelName(Served.MODEL)
                .maxRetries(0);
    }

    @Test
    void oneText() {
        assertThat(client().build().embed("猫が好き").content().vector()).containsExactly(served.vector("猫が好き"));
    }

    @Test
    void manyTextsInTheirOrderWithTheirTokens() {
        Response<List<Embedding>> response = client().build()
                .embedAll(Served.TEXTS.stream().map(TextSegment::from).toList());
        for (int i = 0; i < 3; i++) {
            assertThat(response.content().get(i).vector()).containsExactly(served.vector(Served.TEXTS.get(i)));
        }
        int tokens = served.tokenCount(Served.TEXTS);
        assertThat(response.tokenUsage())
                .extracting(TokenUsage::inputTokenCount, TokenUsage::totalTokenCount)
                .containsExactly(tokens, tokens);
    }

    @Test
    void fewerDimensions() {
        OpenAiEmbeddingModel model = client().dimensions(64).build();
        assertThat(model.embed("猫が好き").content().vector()).containsExactly(served.vector("猫が好き", 64));
    }

    @Test
    void numbersAndBase64SayTheSame() {
        for (String format : List.of("float", "base64")) {
            OpenAiEmbeddingModel model = client().encodingFormat(format).build();
            assertThat(model.embed("猫が好き").content().vector()).containsExactly(served.vector("猫が好き"));
        }
    }

    @Test
    void theDimensionIsFoundOut() {
        assertThat(client().build().dimension()).isEqualTo(448);
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertThatExceptionOfType(ModelNotFoundException.class)
                .isThrownBy(() ->
                        client().modelName("text-embedding-3-small").build().embed("猫"))
                .withMessageContaining(Served.MODEL);
    }

    @Test
    void aDimensionThatTheModelHasNotIsAnInvalidRequest() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> client().dimensions(4096).build().embed("猫"))
                .withMessageContaining("448");
    }

    @Test
    void aWrongKeyIsRefused() {
        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(() -> client().apiKey("sk-wrong").build().embed("猫"));
    }
}

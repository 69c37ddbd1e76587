package dev.hayate.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.ai.openai.OpenAiEmbeddingOptions;
import org.springframework.ai.openai.OpenAiEmbeddingOptions.EncodingFormat;

/// Spring AI's client for OpenAI.
class SpringAiTest {
    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.start();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static OpenAiEmbeddingOptions.Builder options() {
        return OpenAiEmbeddingOptions.builder()
                .baseUrl(served.url() + "/v1")
                .apiKey(Served.KEY)
                .model(Served.MODEL)
                .maxRetries(0);
    }

    private static EmbeddingModel client(OpenAiEmbeddingOptions.Builder options) {
        return OpenAiEmbeddingModel.builder().options(options.build()).build();
    }

    @Test
    void oneText() {
        assertThat(client(options()).embed("猫が好き")).containsExactly(served.vector("猫が好き"));
    }

    @Test
    void manyTextsInTheirOrderWithTheirTokens() {
        EmbeddingResponse response = client(options()).embedForResponse(Served.TEXTS);
        for (int i = 0; i < 3; i++) {
            assertThat(response.getResults().get(i).getIndex()).isEqualTo(i);
            assertThat(response.getResults().get(i).getOutput()).containsExactly(served.vector(Served.TEXTS.get(i)));
        }
        int tokens = served.tokenCount(Served.TEXTS);
        assertThat(response.getMetadata().getModel()).isEqualTo(Served.MODEL);
        assertThat(response.getMetadata().getUsage().getPromptTokens()).isEqualTo(tokens);
        assertThat(response.getMetadata().getUsage().getTotalTokens()).isEqualTo(tokens);
    }

    @Test
    void fewerDimensions() {
        assertThat(client(options().dimensions(64)).embed("猫が好き")).containsExactly(served.vector("猫が好き", 64));
    }

    @Test
    void numbersAndBase64SayTheSame() {
        for (EncodingFormat format : List.of(EncodingFormat.FLOAT, EncodingFormat.BASE64)) {
            assertThat(client(options().encodingFormat(format)).embed("猫が好き")).containsExactly(served.vector("猫が好き"));
        }
    }

    @Test
    void theDimensionIsFoundOut() {
        assertThat(client(options()).dimensions()).isEqualTo(448);
    }

    @Test
    void anUnknownModelIsNotFound() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(
                        () -> client(options().model("text-embedding-3-small")).embed("猫"))
                .withMessageContaining(Served.MODEL);
    }

    @Test
    void aDimensionThatTheModelHasNotIsABadRequest() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> client(options().dimensions(4096)).embed("猫"))
                .withMessageContaining("448");
    }

    @Test
    void anEmptyTextIsABadRequest() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> client(options()).embed(""));
    }

    @Test
    void aWrongKeyIsUnauthorized() {
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> client(options().apiKey("sk-wrong")).embed("猫"));
    }
}

package dev.hayate.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.ollama.OllamaEmbeddingModel;
import org.springframework.ai.ollama.api.OllamaApi;
import org.springframework.ai.ollama.api.OllamaEmbeddingOptions;
import org.springframework.ai.retry.NonTransientAiException;
import org.springframework.web.client.RestClient;

/// Spring AI's client for Ollama. Its values are doubles read from numbers, so they are compared as floats.
class SpringAiOllamaTest {
    private static Served served;

    @BeforeAll
    static void start() throws IOException {
        served = Served.start();
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static EmbeddingModel client(OllamaEmbeddingOptions.Builder options) {
        OllamaApi api = OllamaApi.builder()
                .baseUrl(served.url())
                .restClientBuilder(RestClient.builder().defaultHeader("Authorization", "Bearer " + Served.KEY))
                .build();
        return OllamaEmbeddingModel.builder()
                .ollamaApi(api)
                .options(options.build())
                .build();
    }

    private static OllamaEmbeddingOptions.Builder options() {
        return OllamaEmbeddingOptions.builder().model(Served.MODEL);
    }

    @Test
    void manyTextsInTheirOrderWithTheirTokens() {
        EmbeddingResponse response = client(options()).embedForResponse(Served.TEXTS);
        for (int i = 0; i < 3; i++) {
            assertThat(response.getResults().get(i).getOutput()).containsExactly(served.vector(Served.TEXTS.get(i)));
        }
        assertThat(response.getMetadata().getUsage().getPromptTokens()).isEqualTo(served.tokenCount(Served.TEXTS));
    }

    @Test
    void fewerDimensions() {
        assertThat(client(options().dimensions(64)).embed("猫が好き")).containsExactly(served.vector("猫が好き", 64));
    }

    @Test
    void anUnknownModelIsAnErrorThatIsNotTriedAgain() {
        assertThatExceptionOfType(NonTransientAiException.class)
                .isThrownBy(() -> client(options().model("nomic-embed-text")).embed("猫"))
                .withMessageContaining("404")
                .withMessageContaining("model");
    }
}

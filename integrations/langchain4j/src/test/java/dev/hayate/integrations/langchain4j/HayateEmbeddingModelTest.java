package dev.hayate.integrations.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EmptyText;
import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.EncodingException;
import dev.hayate.Overflow;
import dev.hayate.StaticEmbeddingModel;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.listener.EmbeddingModelErrorContext;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import dev.langchain4j.model.embedding.listener.EmbeddingModelResponseContext;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HayateEmbeddingModelTest {
    private static final List<String> TEXTS = List.of("猫が好き", "東京は日本の首都です。", "Static embeddings are fast.");
    private static final EncodeOptions NORMALIZED = EncodeOptions.DEFAULT.normalized();

    private static StaticEmbeddingModel model;

    @BeforeAll
    static void loadModel() throws IOException {
        model = StaticEmbeddingModel.bundled();
    }

    @AfterAll
    static void closeModel() {
        model.close();
    }

    @Test
    void givesTheVectorOfTheLibrary() {
        Response<Embedding> response =
                HayateEmbeddingModel.builder(model).build().embed(TEXTS.get(0));
        assertThat(response.content().vector()).containsExactly(model.encode(TEXTS.get(0), NORMALIZED));
    }

    @Test
    void givesTheVectorsOfManySegmentsInTheirOrder() {
        List<String> many =
                IntStream.range(0, 9000).mapToObj(i -> TEXTS.get(i % 3) + i).toList();
        Response<List<Embedding>> response = HayateEmbeddingModel.builder(model)
                .options(NORMALIZED.truncateTo(32))
                .build()
                .embedAll(many.stream().map(TextSegment::from).toList());
        assertThat(response.content()).hasSize(many.size());
        for (int i = 0; i < many.size(); i++) {
            assertThat(response.content().get(i).vector())
                    .containsExactly(model.encode(many.get(i), NORMALIZED.truncateTo(32)));
        }
    }

    @Test
    void hasNothingToSayAboutNoSegments() {
        assertThat(HayateEmbeddingModel.builder(model)
                        .build()
                        .embedAll(List.of())
                        .content())
                .isEmpty();
    }

    @Test
    void countsTheTokens() {
        int tokens = TEXTS.stream()
                .mapToInt(text -> model.tokenizer().ids(text).length)
                .sum();
        Response<List<Embedding>> response = HayateEmbeddingModel.builder(model)
                .build()
                .embedAll(TEXTS.stream().map(TextSegment::from).toList());
        assertThat(response.tokenUsage()).isEqualTo(new TokenUsage(tokens));
    }

    @Test
    void saysWhatItIs() {
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model)
                .modelName("hayate-ja")
                .options(NORMALIZED.truncateTo(128))
                .build();
        assertThat(embeddings.dimension()).isEqualTo(128);
        assertThat(embeddings.modelName()).isEqualTo("hayate-ja");
        assertThat(HayateEmbeddingModel.builder(model).build().dimension()).isEqualTo(model.dimension());
    }

    @Test
    void takesTheDimensionOfARequest() {
        EmbeddingResponse response = HayateEmbeddingModel.builder(model)
                .build()
                .embed(EmbeddingRequest.builder()
                        .input(TEXTS.get(1))
                        .dimensions(64)
                        .build());
        assertThat(response.embeddings().getFirst().vector())
                .containsExactly(model.encode(TEXTS.get(1), NORMALIZED.truncateTo(64)));
    }

    @Test
    void refusesADimensionThatTheModelHasNot() {
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model).build();
        EmbeddingRequest request =
                EmbeddingRequest.builder().input("猫").dimensions(4096).build();
        assertThatThrownBy(() -> embeddings.embed(request))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a dimension from 1 to 448, got 4096");
        assertThatThrownBy(() -> HayateEmbeddingModel.builder(model)
                        .options(NORMALIZED.truncateTo(4096))
                        .build())
                .hasMessage("expected a dimension from 1 to 448, got 4096");
    }

    @Test
    void refusesAnotherModelsName() {
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model).build();
        EmbeddingRequest request = EmbeddingRequest.builder()
                .input("猫")
                .modelName("text-embedding-3-small")
                .build();
        assertThatThrownBy(() -> embeddings.embed(request))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("model");
    }

    @Test
    void aPromptOfTheOptionsStandsBeforeEveryInput() {
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model)
                .options(NORMALIZED.prompt("質問: "))
                .build();
        EmbeddingRequest request = EmbeddingRequest.builder()
                .input("猫が好き")
                .inputType(EmbeddingInputType.DOCUMENT)
                .build();
        assertThat(embeddings.embed(request).embeddings().getFirst().vector())
                .containsExactly(model.encode("質問: 猫が好き", NORMALIZED));
    }

    @Test
    void queriesAndDocumentsGetThePromptsOfTheModel(@TempDir Path folder) throws IOException {
        try (StaticEmbeddingModel prompted = StaticEmbeddingModel.load(PromptedModel.in(folder))) {
            EmbeddingModel embeddings = HayateEmbeddingModel.builder(prompted).build();
            assertThat(vector(embeddings, EmbeddingInputType.QUERY))
                    .containsExactly(model.encode("質問: 猫が好き", NORMALIZED));
            assertThat(vector(embeddings, EmbeddingInputType.DOCUMENT))
                    .containsExactly(model.encode("文章: 猫が好き", NORMALIZED));
            assertThat(embeddings.embed("猫が好き").content().vector()).containsExactly(model.encode("猫が好き", NORMALIZED));
        }
    }

    private static float[] vector(EmbeddingModel embeddings, EmbeddingInputType type) {
        EmbeddingRequest request =
                EmbeddingRequest.builder().input("猫が好き").inputType(type).build();
        return embeddings.embed(request).embeddings().getFirst().vector();
    }

    @Test
    void lengthIsKeptIfTheOptionsSaySo() {
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model)
                .options(EncodeOptions.DEFAULT)
                .build();
        assertThat(embeddings.embed("猫が好き").content().vector()).containsExactly(model.encode("猫が好き"));
    }

    @Test
    void blankTextsAreRefusedByLangChain4j() {
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model).build();
        assertThatThrownBy(() -> embeddings.embed("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> embeddings.embed(" \n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextWithoutTokensIsZeroOrRefused() {
        String deleted = "\u007f";
        assertThat(model.tokenizer().ids(deleted)).isEmpty();
        assertThat(HayateEmbeddingModel.builder(model)
                        .build()
                        .embed(deleted)
                        .content()
                        .vector())
                .containsOnly(0f);
        EmbeddingModel strict = HayateEmbeddingModel.builder(model)
                .options(NORMALIZED.onEmpty(EmptyText.ERROR))
                .build();
        assertThatThrownBy(() -> strict.embedAll(List.of(TextSegment.from("猫"), TextSegment.from(deleted))))
                .isInstanceOf(EncodingException.class)
                .hasMessage("text 1: no tokens");
    }

    @Test
    void tellsListenersWhatPassedThrough() {
        List<EncodeCounts> seen = new ArrayList<>();
        EmbeddingModelListener listener = new EmbeddingModelListener() {
            @Override
            public void onResponse(EmbeddingModelResponseContext context) {
                seen.add(((HayateResponseMetadata) context.embeddingResponse().metadata()).counts());
            }
        };
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model)
                .options(NORMALIZED.maxTokens(2, Overflow.TRUNCATE))
                .listeners(List.of(listener))
                .build();
        embeddings.embedAll(TEXTS.stream().map(TextSegment::from).toList());
        assertThat(seen).containsExactly(new EncodeCounts(3, 6, 3, 0, 0));
    }

    @Test
    void tellsListenersOfFailures() {
        List<Throwable> seen = new ArrayList<>();
        EmbeddingModelListener listener = new EmbeddingModelListener() {
            @Override
            public void onError(EmbeddingModelErrorContext context) {
                seen.add(context.error());
            }
        };
        EmbeddingModel embeddings =
                HayateEmbeddingModel.builder(model).listeners(List.of(listener)).build();
        EmbeddingRequest request =
                EmbeddingRequest.builder().input("猫").dimensions(4096).build();
        assertThatThrownBy(() -> embeddings.embed(request)).isInstanceOf(IllegalArgumentException.class);
        assertThat(seen).hasSize(1);
    }

    @Test
    void manyThreadsShareOne() {
        EmbeddingModel embeddings = HayateEmbeddingModel.builder(model).build();
        IntStream.range(0, 2000).parallel().forEach(i -> {
            String text = TEXTS.get(i % 3) + i;
            assertThat(embeddings.embed(text).content().vector()).containsExactly(model.encode(text, NORMALIZED));
        });
    }
}

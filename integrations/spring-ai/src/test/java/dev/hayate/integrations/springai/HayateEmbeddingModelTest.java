package dev.hayate.integrations.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EmptyText;
import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.EncodingException;
import dev.hayate.Overflow;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.integrations.micrometer.EncodeMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.content.Media;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.util.MimeTypeUtils;

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

    private static EmbeddingModel embeddings() {
        return HayateEmbeddingModel.builder(model).build();
    }

    @Test
    void givesTheVectorsOfTheLibrary() {
        assertThat(embeddings().embed(TEXTS.get(0))).containsExactly(model.encode(TEXTS.get(0), NORMALIZED));
        List<float[]> vectors = embeddings().embed(TEXTS);
        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(vectors.get(i)).containsExactly(model.encode(TEXTS.get(i), NORMALIZED));
        }
    }

    @Test
    void numbersAndCountsWhatItAnswers() {
        int tokens = TEXTS.stream()
                .mapToInt(text -> model.tokenizer().ids(text).length)
                .sum();
        EmbeddingResponse response = HayateEmbeddingModel.builder(model)
                .modelName("hayate-ja")
                .options(NORMALIZED.maxTokens(1000, Overflow.TRUNCATE))
                .build()
                .embedForResponse(TEXTS);
        assertThat(response.getResults())
                .extracting(result -> result.getIndex())
                .containsExactly(0, 1, 2);
        assertThat(response.getMetadata().getModel()).isEqualTo("hayate-ja");
        assertThat(response.getMetadata().getUsage().getPromptTokens()).isEqualTo(tokens);
        assertThat(response.getMetadata().getUsage().getTotalTokens()).isEqualTo(tokens);
        assertThat(response.getMetadata().getUsage().getNativeUsage()).isEqualTo(new EncodeCounts(3, tokens, 0, 0, 0));
    }

    @Test
    void givesTheVectorsOfDocumentsWithTheirMetadata() {
        Document document = new Document("首都です。", Map.of("title", "東京"));
        assertThat(embeddings().embed(document))
                .containsExactly(model.encode(document.getFormattedContent(MetadataMode.EMBED), NORMALIZED));
        EmbeddingModel plain = HayateEmbeddingModel.builder(model)
                .metadataMode(MetadataMode.NONE)
                .build();
        assertThat(plain.embed(document)).containsExactly(model.encode("首都です。", NORMALIZED));
    }

    @Test
    void givesTheVectorsOfManyDocumentsInTheirOrder() {
        List<String> texts =
                IntStream.range(0, 9000).mapToObj(i -> TEXTS.get(i % 3) + i).toList();
        List<Document> documents = texts.stream().map(Document::new).toList();
        List<float[]> vectors = embeddings()
                .embed(documents, EmbeddingOptions.builder().dimensions(32).build(), List::of);
        assertThat(vectors).hasSize(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            assertThat(vectors.get(i)).containsExactly(model.encode(texts.get(i), NORMALIZED.truncateTo(32)));
        }
    }

    @Test
    void refusesADocumentWithoutText() {
        Document picture = new Document(new Media(MimeTypeUtils.IMAGE_PNG, URI.create("file:cat.png")), Map.of());
        assertThatThrownBy(() -> embeddings().embed(picture))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a document with a text, got one with media");
    }

    @Test
    void takesTheDimensionsOfARequest() {
        EmbeddingOptions options = EmbeddingOptions.builder().dimensions(64).build();
        EmbeddingResponse response = embeddings().call(new EmbeddingRequest(TEXTS, options));
        assertThat(response.getResults().get(2).getOutput())
                .containsExactly(model.encode(TEXTS.get(2), NORMALIZED.truncateTo(64)));
        assertThat(embeddings()
                        .call(new EmbeddingRequest(TEXTS, null))
                        .getResult()
                        .getOutput())
                .hasSize(448);
    }

    @Test
    void refusesDimensionsAndModelsThatItHasNot() {
        EmbeddingOptions tooMany = EmbeddingOptions.builder().dimensions(4096).build();
        assertThatThrownBy(() -> embeddings().call(new EmbeddingRequest(TEXTS, tooMany)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a dimension from 1 to 448, got 4096");
        EmbeddingOptions other =
                EmbeddingOptions.builder().model("text-embedding-3-small").build();
        assertThatThrownBy(() -> embeddings().call(new EmbeddingRequest(TEXTS, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected the model hayate, got text-embedding-3-small");
        assertThatThrownBy(() -> HayateEmbeddingModel.builder(model)
                        .options(NORMALIZED.truncateTo(4096))
                        .build())
                .hasMessage("expected a dimension from 1 to 448, got 4096");
    }

    @Test
    void knowsItsDimensions() {
        assertThat(embeddings().dimensions()).isEqualTo(448);
        assertThat(HayateEmbeddingModel.builder(model)
                        .options(NORMALIZED.truncateTo(128))
                        .build()
                        .dimensions())
                .isEqualTo(128);
    }

    @Test
    void aPromptOfTheOptionsStandsBeforeEveryText() {
        EmbeddingModel prompted = HayateEmbeddingModel.builder(model)
                .options(NORMALIZED.prompt("質問: "))
                .metadataMode(MetadataMode.NONE)
                .build();
        float[] expected = model.encode("質問: 猫が好き", NORMALIZED);
        assertThat(prompted.embed("猫が好き")).containsExactly(expected);
        assertThat(prompted.embed(new Document("猫が好き"))).containsExactly(expected);
        assertThat(prompted.embed(List.of("猫が好き")).getFirst()).containsExactly(expected);
    }

    @Test
    void queriesAndDocumentsGetThePromptsOfTheModel(@TempDir Path folder) throws IOException {
        try (StaticEmbeddingModel prompted = StaticEmbeddingModel.load(PromptedModel.in(folder))) {
            EmbeddingModel embeddings = HayateEmbeddingModel.builder(prompted).build();
            Document document = new Document("猫が好き");
            float[] expected = model.encode("文章: 猫が好き", NORMALIZED);
            assertThat(embeddings.embed(document)).containsExactly(expected);
            assertThat(embeddings.embed(List.of(document), null, List::of).getFirst())
                    .containsExactly(expected);
            assertThat(embeddings.embed("猫が好き")).containsExactly(model.encode("質問: 猫が好き", NORMALIZED));
            assertThat(embeddings.embed(List.of("猫が好き")).getFirst()).containsExactly(model.encode("猫が好き", NORMALIZED));
        }
    }

    @Test
    void anEmptyTextIsZeroOrRefused() {
        assertThat(embeddings().embed("")).containsOnly(0f);
        EmbeddingModel strict = HayateEmbeddingModel.builder(model)
                .options(NORMALIZED.onEmpty(EmptyText.ERROR))
                .build();
        assertThatThrownBy(() -> strict.embed(List.of("猫", "")))
                .isInstanceOf(EncodingException.class)
                .hasMessage("text 1: no tokens");
    }

    @Test
    void hasNothingToSayAboutNoTexts() {
        assertThat(embeddings().embed(List.<String>of())).isEmpty();
    }

    @Test
    void observesWithoutTexts() {
        List<String> seen = new ArrayList<>();
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                seen.add(context.getName() + " " + context.getAllKeyValues());
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        HayateEmbeddingModel.builder(model)
                .modelName("hayate-ja")
                .observationRegistry(registry)
                .build()
                .embed("秘密の文章");
        assertThat(seen).singleElement().asString().startsWith("gen_ai.client.operation ");
        assertThat(seen.getFirst()).contains("hayate-ja", "448").doesNotContain("秘密");
    }

    @Test
    void entersItsCallsIntoMeters() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new EncodeMetersHandler(new EncodeMeters(meters, "hayate-ja")));
        EmbeddingModel measured = HayateEmbeddingModel.builder(model)
                .observationRegistry(registry)
                .build();
        measured.embed(TEXTS);
        measured.embed("");
        assertThat(meters.get("hayate.texts").counter().count()).isEqualTo(4);
        assertThat(meters.get("hayate.empty.texts").counter().count()).isEqualTo(1);
        assertThat(meters.get("hayate.encode").timer().count()).isEqualTo(2);
    }

    @Test
    void manyThreadsShareOne() {
        EmbeddingModel shared = embeddings();
        IntStream.range(0, 2000).parallel().forEach(i -> {
            String text = TEXTS.get(i % 3) + i;
            assertThat(shared.embed(text)).containsExactly(model.encode(text, NORMALIZED));
        });
    }
}

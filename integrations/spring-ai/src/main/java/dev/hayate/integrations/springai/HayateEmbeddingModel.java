package dev.hayate.integrations.springai;

import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.Encoder;
import dev.hayate.Prompt;
import dev.hayate.StaticEmbeddingModel;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.embedding.BatchingStrategy;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingOptions;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;
import org.springframework.ai.embedding.EmbeddingResponseMetadata;
import org.springframework.ai.embedding.observation.DefaultEmbeddingModelObservationConvention;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationContext;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationConvention;
import org.springframework.ai.embedding.observation.EmbeddingModelObservationDocumentation;

/// A static model as Spring AI's [EmbeddingModel]. Vectors have length 1 unless the options say otherwise.
///
/// ```java
/// try (var model = StaticEmbeddingModel.bundled()) {
///     EmbeddingModel embeddings = HayateEmbeddingModel.builder(model).build();
///     VectorStore store = SimpleVectorStore.builder(embeddings).build();
/// }
/// ```
///
/// Safe for all threads. The static model belongs to the caller: nothing here closes it.
///
/// Spring AI's vector stores embed documents as [Document] and queries as one string. So documents get the model's
/// prompt named `document`, a single string the one named `query`, and lists of strings its default prompt,
/// unless the options name a prompt. Most models have none.
///
/// A request may set `dimensions`. A text without tokens, such as the empty one, has a vector of zeros, unless the
/// options refuse it.
public final class HayateEmbeddingModel implements EmbeddingModel {
    private static final EmbeddingModelObservationConvention CONVENTION =
            new DefaultEmbeddingModelObservationConvention();

    private final StaticEmbeddingModel model;
    private final String modelName;
    private final EncodeOptions options;
    private final int dimension;
    private final MetadataMode metadataMode;
    private final ObservationRegistry observations;

    private HayateEmbeddingModel(Builder builder) {
        this.model = builder.model;
        this.modelName = builder.modelName;
        this.options = builder.options;
        this.dimension = model.withEncoder(options, Encoder::dimension);
        this.metadataMode = builder.metadataMode;
        this.observations = builder.observations;
    }

    /// Begins with normalised vectors of the model's own dimension, the name `hayate`, [MetadataMode#EMBED],
    /// and nobody who observes.
    public static Builder builder(StaticEmbeddingModel model) {
        return new Builder(model);
    }

    /// What differs from the defaults.
    public static final class Builder {
        private final StaticEmbeddingModel model;
        private String modelName = "hayate";
        private EncodeOptions options = EncodeOptions.DEFAULT.normalized();
        private MetadataMode metadataMode = MetadataMode.EMBED;
        private ObservationRegistry observations = ObservationRegistry.NOOP;

        private Builder(StaticEmbeddingModel model) {
            this.model = model;
        }

        /// What responses and observations call the model.
        public Builder modelName(String modelName) {
            this.modelName = modelName;
            return this;
        }

        /// How texts become vectors. `EncodeOptions.DEFAULT` does not normalise.
        public Builder options(EncodeOptions options) {
            this.options = options;
            return this;
        }

        /// Which metadata of a document are part of its text.
        public Builder metadataMode(MetadataMode metadataMode) {
            this.metadataMode = metadataMode;
            return this;
        }

        /// Who is told of every request.
        public Builder observationRegistry(ObservationRegistry observations) {
            this.observations = observations;
            return this;
        }

        /// The model for Spring AI.
        ///
        /// @throws IllegalArgumentException if the options do not fit the model
        public HayateEmbeddingModel build() {
            return new HayateEmbeddingModel(this);
        }
    }

    /// The vectors of texts, in their order. The native usage of the metadata are [EncodeCounts].
    ///
    /// @throws IllegalArgumentException if the request names another model, or more dimensions than the model has
    /// @throws dev.hayate.EncodingException if the options refuse a text; the message names its index
    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
        return answer(request.getInstructions(), request.getOptions(), options);
    }

    @Override
    public float[] embed(String text) {
        return only(answer(List.of(text), null, prompted("query")));
    }

    @Override
    public float[] embed(Document document) {
        return only(answer(List.of(getEmbeddingContent(document)), null, prompted("document")));
    }

    /// The vectors of documents, in their order, in one batch: a static model has no limit that asks for several.
    @Override
    public List<float[]> embed(
            List<Document> documents, @Nullable EmbeddingOptions asked, BatchingStrategy batchingStrategy) {
        List<String> texts = documents.stream().map(this::getEmbeddingContent).toList();
        return answer(texts, asked, prompted("document")).getResults().stream()
                .map(Embedding::getOutput)
                .toList();
    }

    private static float[] only(EmbeddingResponse response) {
        return response.getResults().getFirst().getOutput();
    }

    private EncodeOptions prompted(String name) {
        return options.prompt() instanceof Prompt.Default ? options.promptName(name) : options;
    }

    /// The text of a document, with metadata as the mode says. Where there are none, it is the text as it is,
    /// without the blank lines that Spring AI's formatter leaves in their place: to a static model they would
    /// be tokens.
    ///
    /// @throws IllegalArgumentException if the document has no text
    @Override
    public String getEmbeddingContent(Document document) {
        String text = document.getText();
        if (text == null) {
            throw new IllegalArgumentException("expected a document with a text, got one with media");
        }
        String formatted = document.getFormattedContent(metadataMode);
        return formatted.strip().equals(text.strip()) ? text : formatted;
    }

    private EmbeddingResponse answer(List<String> texts, @Nullable EmbeddingOptions asked, EncodeOptions options) {
        EncodeOptions sized = sized(options, asked);
        EmbeddingModelObservationContext context = EmbeddingModelObservationContext.builder()
                .embeddingRequest(new EmbeddingRequest(texts, described(sized)))
                .provider("hayate")
                .build();
        return Objects.requireNonNull(EmbeddingModelObservationDocumentation.EMBEDDING_MODEL_OPERATION
                .observation(null, CONVENTION, () -> context, observations)
                .observe(() -> {
                    EmbeddingResponse response = encode(texts, sized);
                    context.setResponse(response);
                    return response;
                }));
    }

    private EncodeOptions sized(EncodeOptions options, @Nullable EmbeddingOptions asked) {
        if (asked == null) {
            return options;
        }
        String name = asked.getModel();
        if (name != null && !name.equals(modelName)) {
            throw new IllegalArgumentException("expected the model " + modelName + ", got " + name);
        }
        Integer dimensions = asked.getDimensions();
        return dimensions == null ? options : options.truncateTo(dimensions);
    }

    private EmbeddingOptions described(EncodeOptions options) {
        return EmbeddingOptions.builder()
                .model(modelName)
                .dimensions(options.dimension() == 0 ? dimension : options.dimension())
                .build();
    }

    private EmbeddingResponse encode(List<String> texts, EncodeOptions options) {
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        EncodeCounts counts = encode(texts, options, embeddings);
        int tokens = Math.toIntExact(counts.tokens());
        return new EmbeddingResponse(
                embeddings, new EmbeddingResponseMetadata(modelName, new DefaultUsage(tokens, 0, tokens, counts)));
    }

    private EncodeCounts encode(List<String> texts, EncodeOptions options, List<Embedding> embeddings) {
        if (texts.size() == 1) {
            return model.withEncoder(options, encoder -> {
                embeddings.add(new Embedding(encoder.encode(texts.getFirst()), 0));
                return encoder.counts();
            });
        }
        return model.encode(texts.iterator(), options, vectors -> {
            for (int row = 0; row < vectors.rows(); row++) {
                embeddings.add(new Embedding(vectors.row(row), embeddings.size()));
            }
        });
    }

    /// The number of values of a vector if a request does not ask for fewer.
    @Override
    public int dimensions() {
        return dimension;
    }
}

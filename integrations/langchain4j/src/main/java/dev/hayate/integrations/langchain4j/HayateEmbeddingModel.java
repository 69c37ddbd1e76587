package dev.hayate.integrations.langchain4j;

import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.Encoder;
import dev.hayate.Prompt;
import dev.hayate.StaticEmbeddingModel;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingParameter;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.request.EmbeddingRequestParameters;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A static model as LangChain4j's [EmbeddingModel]. Vectors have length 1 unless the options say otherwise.
///
/// ```java
/// try (var model = StaticEmbeddingModel.bundled()) {
///     EmbeddingModel embeddings = HayateEmbeddingModel.builder(model).build();
///     Embedding embedding = embeddings.embed("美味しいラーメン屋に行きたい").content();
/// }
/// ```
///
/// Safe for all threads. The static model belongs to the caller: nothing here closes it.
///
/// A request may set `dimensions` and `inputType`. Inputs that are queries get the prompt named `query`,
/// documents the one named `document`, unless the options name a prompt; inputs of no type get the model's
/// default prompt. So give the type to `EmbeddingStoreIngestor` and `EmbeddingStoreContentRetriever` if the
/// model has prompts; most have none.
///
/// LangChain4j refuses a blank text with an [IllegalArgumentException] before it comes here. A text of nothing but
/// characters that the tokenizer deletes has a vector of zeros, unless the options refuse it.
public final class HayateEmbeddingModel implements EmbeddingModel {
    private final StaticEmbeddingModel model;
    private final String modelName;
    private final EncodeOptions options;
    private final int dimension;
    private final List<EmbeddingModelListener> listeners;

    private HayateEmbeddingModel(Builder builder) {
        this.model = builder.model;
        this.modelName = builder.modelName;
        this.options = builder.options;
        this.dimension = model.withEncoder(options, Encoder::dimension);
        this.listeners = builder.listeners;
    }

    /// Begins with normalised vectors of the model's own dimension, the name `hayate`, and no listeners.
    public static Builder builder(StaticEmbeddingModel model) {
        return new Builder(model);
    }

    /// What differs from the defaults.
    public static final class Builder {
        private final StaticEmbeddingModel model;
        private String modelName = "hayate";
        private EncodeOptions options = EncodeOptions.DEFAULT.normalized();
        private List<EmbeddingModelListener> listeners = List.of();

        private Builder(StaticEmbeddingModel model) {
            this.model = model;
        }

        /// What responses, listeners and metrics call the model.
        public Builder modelName(String modelName) {
            this.modelName = modelName;
            return this;
        }

        /// How texts become vectors. `EncodeOptions.DEFAULT` does not normalise.
        public Builder options(EncodeOptions options) {
            this.options = options;
            return this;
        }

        /// Who is told of every request.
        public Builder listeners(List<EmbeddingModelListener> listeners) {
            this.listeners = List.copyOf(listeners);
            return this;
        }

        /// The model for LangChain4j.
        ///
        /// @throws IllegalArgumentException if the options do not fit the model
        public HayateEmbeddingModel build() {
            return new HayateEmbeddingModel(this);
        }
    }

    /// The vectors of all inputs, in their order, and the number of tokens that they are made of; the metadata are
    /// [HayateResponseMetadata].
    ///
    /// @throws IllegalArgumentException if the model has fewer dimensions than are asked for
    /// @throws dev.hayate.EncodingException if the options refuse a text; the message names its index
    @Override
    public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        List<String> texts = request.inputs().stream().map(EmbeddingInput::text).toList();
        List<Embedding> embeddings = new ArrayList<>(texts.size());
        EncodeCounts counts = embed(texts, options(request.parameters()), embeddings);
        return EmbeddingResponse.builder()
                .embeddings(embeddings)
                .metadata(HayateResponseMetadata.of(modelName, counts))
                .build();
    }

    private EncodeCounts embed(List<String> texts, EncodeOptions options, List<Embedding> embeddings) {
        if (texts.size() == 1) {
            return model.withEncoder(options, encoder -> {
                embeddings.add(Embedding.from(encoder.encode(texts.getFirst())));
                return encoder.counts();
            });
        }
        return model.encode(texts.iterator(), options, vectors -> {
            for (int row = 0; row < vectors.rows(); row++) {
                embeddings.add(Embedding.from(vectors.row(row)));
            }
        });
    }

    private EncodeOptions options(EmbeddingRequestParameters parameters) {
        Integer dimensions = parameters.dimensions();
        EncodeOptions sized = dimensions == null ? options : options.truncateTo(dimensions);
        return options.prompt() instanceof Prompt.Default ? prompted(sized, parameters.inputType()) : sized;
    }

    private static EncodeOptions prompted(EncodeOptions options, @Nullable EmbeddingInputType type) {
        return switch (type) {
            case null -> options;
            case QUERY -> options.promptName("query");
            case DOCUMENT -> options.promptName("document");
        };
    }

    @Override
    public Set<EmbeddingParameter<?>> supportedParameters() {
        return Set.of(EmbeddingRequestParameters.DIMENSIONS, EmbeddingRequestParameters.INPUT_TYPE);
    }

    /// The number of values of a vector if a request does not ask for fewer.
    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public String modelName() {
        return modelName;
    }

    @Override
    public List<EmbeddingModelListener> listeners() {
        return listeners;
    }
}

package dev.hayate.server.engine;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.Prompt;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.metrics.Metrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The models of a server and the processors that they share. Safe for all threads.
///
/// A request is encoded on the thread that asks, as soon as a processor is free; large ones step aside after every
/// slice and use several processors. Vectors do not depend on any of this.
public final class Engine implements AutoCloseable {
    /// An answer holds no more values than this, whatever the limit of inputs is.
    private static final int MOST_VALUES = 1 << 26;

    private final EngineSettings settings;
    private final Metrics metrics;
    private final Processors processors;
    private final Models models;
    private final List<ModelSource> sources;

    /// Models that stay as they are, with [EngineSettings#DEFAULT].
    ///
    /// @param models at least one; the first is the default. [#close()] closes them.
    public Engine(List<ServedModel> models) {
        this(models, List.of(), EngineSettings.DEFAULT);
    }

    private Engine(List<ServedModel> models, List<ModelSource> sources, EngineSettings settings) {
        this.settings = settings;
        this.metrics = new Metrics();
        this.processors = new Processors(settings.processors(), metrics.processors());
        this.models = new Models(models, settings.aliases(), metrics);
        this.sources = sources;
    }

    /// Models that stay as they are.
    ///
    /// @param models at least one; the first is the default. [#close()] closes them.
    /// @throws IllegalArgumentException if there is none, a name occurs twice, or an alias stands for no model
    public static Engine of(List<ServedModel> models, EngineSettings settings) {
        return new Engine(models, List.of(), settings);
    }

    /// Loads models that can be loaded again.
    ///
    /// @param sources at least one; the first is the default
    /// @throws IOException if a file cannot be read
    /// @throws dev.hayate.ModelFormatException if a file is broken
    /// @throws IllegalArgumentException if there is none, a name occurs twice, or an alias stands for no model
    public static Engine load(List<ModelSource> sources, EngineSettings settings) throws IOException {
        List<ServedModel> loaded = new ArrayList<>();
        try {
            for (ModelSource source : sources) {
                loaded.add(source.load());
            }
            return new Engine(loaded, List.copyOf(sources), settings);
        } catch (IOException | RuntimeException e) {
            loaded.forEach(served -> served.model().close());
            throw e;
        }
    }

    /// How it works.
    public EngineSettings settings() {
        return settings;
    }

    /// What is counted of this engine and of the server around it.
    public Metrics metrics() {
        return metrics;
    }

    /// The models as they are now, the default one first.
    public List<ServedModel> models() {
        return models.all();
    }

    /// Lends a model to some work; it stays loaded until the work is done, even if it is replaced meanwhile.
    ///
    /// @param name empty for the default one
    /// @throws ApiException with [Problem#NO_SUCH_MODEL]
    public <R> R withModel(String name, Function<ServedModel, R> work) {
        return models.named(name).lend(work);
    }

    /// Loads every model again and puts it in the place of the one before, which is closed when the last request
    /// that uses it is answered. No request is refused or lost. Models that do not come from a [ModelSource] stay.
    ///
    /// @return what became of each
    public synchronized List<Reload> reload() {
        return sources.stream().map(models::reload).toList();
    }

    /// Vectors of inputs. A text gets the prompt that the options name, or the default one of its model.
    ///
    /// @throws ApiException if the model does not exist, an input cannot be encoded, or time runs out
    public Embedded embed(EmbedRequest request) {
        int count = request.inputs().size();
        if (count > settings.maxBatch()) {
            throw new ApiException(
                    Problem.TOO_LARGE, count + " inputs, at most " + settings.maxBatch() + " are allowed");
        }
        ModelPlace place = models.named(request.model());
        return place.lend(served -> {
            EncodeOptions options = limited(request);
            int dimension = dimension(served.model(), options);
            requirePrompt(served.model(), options);
            requireRoom(count, dimension);
            SlicedEncoding encoding = new SlicedEncoding(served.model(), request.inputs(), options, dimension);
            float[] values = encoding.run(processors, request.deadline());
            place.counts().encoded(encoding.counts());
            return new Embedded(served.name(), new Embeddings(values, count, dimension), encoding.counts());
        });
    }

    private EncodeOptions limited(EmbedRequest request) {
        int asked = request.options().maxTokens();
        int limit = settings.maxTokens();
        boolean asksForLess = asked != EncodeOptions.MODEL_LIMIT && asked < limit;
        return limit == EncodeOptions.MODEL_LIMIT || asksForLess
                ? request.options()
                : request.options().maxTokens(limit, request.overflow().orElse(settings.overflow()));
    }

    private static int dimension(StaticEmbeddingModel model, EncodeOptions options) {
        int most = model.table().dimension();
        if (options.dimension() > most) {
            throw ApiException.invalid(
                    "dimensions", "dimensions: expected a number from 1 to " + most + ", got " + options.dimension());
        }
        return options.dimension() == 0 ? model.dimension() : options.dimension();
    }

    private static void requirePrompt(StaticEmbeddingModel model, EncodeOptions options) {
        if (options.prompt() instanceof Prompt.Named(String name)
                && !model.prompts().containsKey(name)) {
            throw ApiException.invalid(
                    "prompt_name",
                    "no such prompt; there are: "
                            + String.join(", ", model.prompts().keySet()));
        }
    }

    private static void requireRoom(int count, int dimension) {
        if ((long) count * dimension > MOST_VALUES) {
            throw new ApiException(
                    Problem.TOO_LARGE, count + " vectors of " + dimension + " values are too many for one answer");
        }
    }

    /// Closes every model as soon as nobody uses it.
    @Override
    public void close() {
        models.close();
    }
}

package dev.hayate;

import dev.hayate.format.EmbeddingTensors;
import dev.hayate.format.ModelConfig;
import dev.hayate.format.ModelDirectory;
import dev.hayate.format.ModelFiles;
import dev.hayate.table.EmbeddingTable;
import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// A static sentence embedding model: a tokenizer and a table with one row per token. The vector of a text is the
/// mean of the rows of its tokens.
///
/// ```java
/// try (var model = StaticEmbeddingModel.load("hotchpotch/static-embedding-japanese")) {
///     float[] query = model.encode("美味しいラーメン屋に行きたい");
///     Embeddings documents = model.encode(texts, EncodeOptions.DEFAULT.truncateTo(128).normalized());
///     float[] scores = Similarity.COSINE.scores(query, documents);
/// }
/// ```
///
/// Immutable; share one among all threads, virtual ones too. The vector of a text depends on the text, the
/// model and the options alone: it has the same bits in any list, at any place, with any number of threads.
/// [#close()] gives the table's memory back; nothing that came from the model may be used after it.
///
/// A text is tokenized without special tokens, as `SentenceTransformer.encode` does it for a `StaticEmbedding`;
/// see [Compatibility] for the rules of Model2Vec.
public final class StaticEmbeddingModel implements AutoCloseable {
    private static final String QUERY = "query";
    private static final String DOCUMENT = "document";

    private final ModelDirectory directory;
    private final ModelRules rules;
    private final Tokenizer tokenizer;
    private final EmbeddingTensors tensors;
    private final EmbeddingTable table;
    private final TokenRules tokenRules;
    private final WorkerPool workers;

    StaticEmbeddingModel(
            ModelDirectory directory,
            ModelRules rules,
            Tokenizer tokenizer,
            EmbeddingTensors tensors,
            EmbeddingTable table) {
        this.directory = directory;
        this.rules = rules;
        this.tokenizer = tokenizer;
        this.tensors = tensors;
        this.table = table;
        this.tokenRules = TokenRules.of(rules.compatibility(), tokenizer);
        this.workers = new WorkerPool(tokenizer);
    }

    /// Loads a model from a folder, or if there is no such folder, from the hub.
    ///
    /// @param idOrPath the path of an existing folder, or a hub id such as `org/name` or `org/name@revision`
    /// @throws java.nio.file.NoSuchFileException if it is neither, or a file is missing
    /// @throws ModelFormatException if a file is broken
    public static StaticEmbeddingModel load(String idOrPath) throws IOException {
        return load(idOrPath, LoadOptions.DEFAULT);
    }

    /// As [#load(String)].
    public static StaticEmbeddingModel load(String idOrPath, LoadOptions options) throws IOException {
        return ModelLoader.load(idOrPath, options);
    }

    /// Loads a model from a folder; [ModelDirectory] tells the layouts. The table is mapped, not read.
    ///
    /// @throws java.nio.file.NoSuchFileException if the folder or a file is missing
    /// @throws ModelFormatException if a file is broken
    public static StaticEmbeddingModel load(Path folder) throws IOException {
        return load(folder, LoadOptions.DEFAULT);
    }

    /// As [#load(Path)].
    public static StaticEmbeddingModel load(Path folder, LoadOptions options) throws IOException {
        return ModelLoader.load(ModelDirectory.read(folder), options);
    }

    /// Loads a model from the class path. The table is mapped if it is a file of its own there, and read into
    /// memory outside the heap if it is inside a jar.
    ///
    /// @param folder the path of a folder of resources, such as `models/mine`
    /// @throws java.nio.file.NoSuchFileException if a file is missing
    /// @throws ModelFormatException if a file is broken
    public static StaticEmbeddingModel fromResources(ClassLoader loader, String folder) throws IOException {
        return fromResources(loader, folder, LoadOptions.DEFAULT);
    }

    /// As [#fromResources(ClassLoader, String)].
    public static StaticEmbeddingModel fromResources(ClassLoader loader, String folder, LoadOptions options)
            throws IOException {
        String trimmed = folder.replaceAll("^/+|/+$", "");
        return ModelLoader.load(ModelDirectory.read(new ModelFiles.Resources(loader, trimmed)), options);
    }

    /// The model for Japanese and English that comes with Hayate in the jar `dev.hayate:hayate-model-ja`; or,
    /// if the system property `hayate.bundled` is set, the model in that folder.
    ///
    /// @throws BundledModelMissingException if neither is there
    public static StaticEmbeddingModel bundled() throws IOException {
        return ModelLoader.bundled(LoadOptions.DEFAULT);
    }

    /// The vector of a text with [EncodeOptions#DEFAULT], shape `[dimension()]`, float32.
    public float[] encode(String text) {
        return encode(text, EncodeOptions.DEFAULT);
    }

    /// The vector of a text. For many texts give them at once, or use an [Encoder].
    ///
    /// @return shape `[d]`, float32; `d` as the options say
    /// @throws EncodingException if the options refuse the text
    /// @throws IllegalArgumentException if the options do not fit the model
    public float[] encode(String text, EncodeOptions options) {
        Tokenizer.Worker worker = workers.take();
        float[] vector = new Encoder(plan(options), worker).encode(text);
        workers.giveBack(worker, text.length());
        return vector;
    }

    /// The vectors of texts with [EncodeOptions#DEFAULT], in their order.
    public Embeddings encode(List<String> texts) {
        return encode(texts, EncodeOptions.DEFAULT);
    }

    /// The vectors of texts, in their order. Several threads share the work if there is enough of it; they end
    /// with the call.
    ///
    /// @return shape `[texts.size(), d]`, float32; `d` as the options say
    /// @throws EncodingException if a text cannot be encoded: the first such text
    /// @throws IllegalArgumentException if the options do not fit the model, or the vectors do not fit into
    ///     one array
    public Embeddings encode(List<String> texts, EncodeOptions options) {
        return Bulk.encode(plan(options), tokenizer, options, texts);
    }

    /// As [#encode(List, EncodeOptions)], into an array of the caller: the vectors one after the other in
    /// `[offset, offset + texts.size() * d)`. Saves making a new array for every call, which one thread does
    /// alone.
    ///
    /// @return what passed through
    /// @throws EncodingException if a text cannot be encoded: the first such text; others may have been written
    /// @throws IllegalArgumentException if the options do not fit the model
    /// @throws IndexOutOfBoundsException if the vectors do not fit
    public EncodeCounts encode(List<String> texts, EncodeOptions options, float[] target, int offset) {
        return Bulk.encode(plan(options), tokenizer, options, texts, target, offset);
    }

    /// Encodes texts as they come and hands over their vectors batch by batch, in their order, on the caller's
    /// thread. No more than a batch is held at a time: [EncodeOptions#batchSize()] texts, fewer if they are long.
    ///
    /// @param texts any number of texts
    /// @param vectors is given every batch; may keep it
    /// @return what passed through
    /// @throws EncodingException if a text cannot be encoded; batches before it have been handed over
    /// @throws IllegalArgumentException if the options do not fit the model
    public EncodeCounts encode(Iterator<String> texts, EncodeOptions options, Consumer<Embeddings> vectors) {
        return Bulk.encode(plan(options), tokenizer, options, texts, vectors);
    }

    /// As [#encode(Iterator, EncodeOptions, Consumer)]; closing the stream is the caller's business.
    public EncodeCounts encode(Stream<String> texts, EncodeOptions options, Consumer<Embeddings> vectors) {
        return encode(texts.iterator(), options, vectors);
    }

    /// The vector of a query: with the prompt named `query`, unless the options name another. As `encode_query`
    /// of sentence-transformers 6, where every model has such a prompt, empty if it has not set one, so that the
    /// default prompt plays no part.
    public float[] encodeQuery(String text, EncodeOptions options) {
        return encode(text, withPrompt(QUERY, options));
    }

    /// As [#encodeQuery(String, EncodeOptions)] for many.
    public Embeddings encodeQuery(List<String> texts, EncodeOptions options) {
        return encode(texts, withPrompt(QUERY, options));
    }

    /// The vector of a document: with the prompt named `document`, unless the options name another. As
    /// `encode_document` of sentence-transformers 6: prompts named `passage` or `corpus` play no part there,
    /// since every model has one named `document`.
    public float[] encodeDocument(String text, EncodeOptions options) {
        return encode(text, withPrompt(DOCUMENT, options));
    }

    /// As [#encodeDocument(String, EncodeOptions)] for many.
    public Embeddings encodeDocument(List<String> texts, EncodeOptions options) {
        return encode(texts, withPrompt(DOCUMENT, options));
    }

    private static EncodeOptions withPrompt(String name, EncodeOptions options) {
        return options.prompt() instanceof Prompt.Default ? options.promptName(name) : options;
    }

    /// A new encoder for one thread's loop.
    ///
    /// @throws IllegalArgumentException if the options do not fit the model
    public Encoder newEncoder(EncodeOptions options) {
        return new Encoder(plan(options), tokenizer.newWorker(false));
    }

    /// Lends an encoder to work that needs one for a moment, such as a request. Its buffers are kept between
    /// calls, which makes this cheaper than [#newEncoder]; its counts begin at 0.
    ///
    /// @param work must not keep the encoder
    /// @return what the work returns
    /// @throws IllegalArgumentException if the options do not fit the model
    public <R> R withEncoder(EncodeOptions options, Function<Encoder, R> work) {
        Tokenizer.Worker worker = workers.take();
        Encoder encoder = new Encoder(plan(options), worker);
        R result = work.apply(encoder);
        workers.giveBack(worker, encoder.longestText());
        return result;
    }

    private EncodePlan plan(EncodeOptions options) {
        int dimension = options.dimension() == 0 ? dimension() : options.dimension();
        if (dimension > table.dimension()) {
            throw new IllegalArgumentException(
                    "expected a dimension from 1 to " + table.dimension() + ", got " + dimension);
        }
        return new EncodePlan(
                table,
                prefix(options.prompt()),
                TokenLimit.of(options, tokenRules),
                options.onEmpty(),
                tokenizer.vocabularySize(),
                tokenizer.unknownId(),
                tokenRules.ignoredId(),
                dimension,
                options.normalize(),
                rules.normalization());
    }

    private String prefix(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Default() -> defaultPromptName().map(prompts()::get).orElse("");
            case Prompt.Text(String text) -> text;
            case Prompt.Named(String name) -> {
                String text = prompts().get(name);
                if (text == null) {
                    throw new IllegalArgumentException("no prompt is named \"" + name + "\"; there are "
                            + prompts().keySet());
                }
                yield text;
            }
        };
    }

    /// The number of values of a vector if the options do not ask for fewer: the table's, unless the model's
    /// `truncate_dim` says less.
    public int dimension() {
        return Math.min(config().truncateDimension().orElse(table.dimension()), table.dimension());
    }

    /// The tokenizer.
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// The rows that are averaged.
    public EmbeddingTable table() {
        return table;
    }

    /// How the model's vectors want to be compared; cosine if it does not say.
    public Similarity similarity() {
        return config().similarity();
    }

    /// Whose rules the model follows.
    public Compatibility compatibility() {
        return rules.compatibility();
    }

    /// Prompts by name. There is always one named `query` and one named `document`, empty if the model has none.
    public Map<String, String> prompts() {
        return config().prompts();
    }

    /// The prompt put before every text for which no other is asked.
    public Optional<String> defaultPromptName() {
        return config().defaultPromptName();
    }

    private ModelConfig config() {
        return directory.config();
    }

    /// The files that the model was loaded from.
    public ModelDirectory directory() {
        return directory;
    }

    /// The rules that the model follows.
    public ModelRules rules() {
        return rules;
    }

    /// A SHA-256 over everything that decides on vectors: the rules, the configuration, the bytes of
    /// `tokenizer.json`, and the tensors. Equal for the same model in another layout or under another name. Reads
    /// the whole table.
    ///
    /// @return 64 hexadecimal digits
    /// @throws IOException if the tokenizer's file cannot be read again
    public String fingerprint() throws IOException {
        return Fingerprint.of(directory, rules, tensors);
    }

    /// Gives the table's memory back.
    @Override
    public void close() {
        tensors.close();
    }
}

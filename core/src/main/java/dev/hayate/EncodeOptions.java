package dev.hayate;

/// How texts become vectors. Start from [#DEFAULT] and change what differs:
/// ```java
/// EncodeOptions.DEFAULT.truncateTo(128).normalized().maxTokens(4096, Overflow.ERROR)
/// ```
///
/// @param dimension how many leading values of every vector to keep; 0 for the model's own
/// @param normalize whether to scale every vector to length 1 after truncation: `x / max(norm, 1e-12)`
/// @param prompt what to put before every text
/// @param threads how many threads share the work on a list or stream; 0 for one per available processor
/// @param maxTokens how many tokens a text may have; [#MODEL_LIMIT] for the model's own rule, [#NO_LIMIT] for
///     none
/// @param overflow what to do with a longer text; the model's own limit always truncates
/// @param onEmpty what to do with a text without tokens
/// @param batchSize at most how many vectors a stream hands over at once
public record EncodeOptions(
        int dimension,
        boolean normalize,
        Prompt prompt,
        int threads,
        int maxTokens,
        Overflow overflow,
        EmptyText onEmpty,
        int batchSize) {

    /// The limit that comes with the model's rules: none for sentence-transformers, 512 for Model2Vec.
    public static final int MODEL_LIMIT = 0;

    /// No limit.
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /// All dimensions, not normalised, the model's default prompt, all processors, the model's own limit,
    /// zero vectors for empty texts, batches of 4096.
    public static final EncodeOptions DEFAULT = new EncodeOptions(
            0, false, new Prompt.Default(), 0, MODEL_LIMIT, Overflow.TRUNCATE, EmptyText.ZERO_VECTOR, 4096);

    /// Checks every number.
    ///
    /// @throws IllegalArgumentException if one is negative, or the batch size is 0
    public EncodeOptions {
        atLeast(0, "dimension", dimension);
        atLeast(0, "threads", threads);
        atLeast(0, "maxTokens", maxTokens);
        atLeast(1, "batchSize", batchSize);
    }

    /// Keeps the first values of every vector (Matryoshka truncation), before normalisation.
    ///
    /// @param dimension at least 1, at most the dimension of the model's table
    public EncodeOptions truncateTo(int dimension) {
        atLeast(1, "dimension", dimension);
        return new EncodeOptions(dimension, normalize, prompt, threads, maxTokens, overflow, onEmpty, batchSize);
    }

    /// Scales every vector to length 1; zero vectors stay zero.
    public EncodeOptions normalized() {
        return new EncodeOptions(dimension, true, prompt, threads, maxTokens, overflow, onEmpty, batchSize);
    }

    /// Puts this text before every text.
    public EncodeOptions prompt(String text) {
        return withPrompt(new Prompt.Text(text));
    }

    /// Puts a prompt of the model before every text.
    ///
    /// @param name a key of [StaticEmbeddingModel#prompts()]; an unknown one is refused when encoding begins
    public EncodeOptions promptName(String name) {
        return withPrompt(new Prompt.Named(name));
    }

    EncodeOptions withPrompt(Prompt prompt) {
        return new EncodeOptions(dimension, normalize, prompt, threads, maxTokens, overflow, onEmpty, batchSize);
    }

    /// Lets that many threads share the work on a list or stream. The bits of the result do not depend on it.
    ///
    /// @param threads at least 1; 0 for one per available processor
    public EncodeOptions threads(int threads) {
        return new EncodeOptions(dimension, normalize, prompt, threads, maxTokens, overflow, onEmpty, batchSize);
    }

    /// Limits the tokens of a text.
    ///
    /// @param maxTokens at least 1; [#NO_LIMIT] for none
    public EncodeOptions maxTokens(int maxTokens, Overflow overflow) {
        atLeast(1, "maxTokens", maxTokens);
        return new EncodeOptions(dimension, normalize, prompt, threads, maxTokens, overflow, onEmpty, batchSize);
    }

    /// Chooses what becomes of texts without tokens.
    public EncodeOptions onEmpty(EmptyText onEmpty) {
        return new EncodeOptions(dimension, normalize, prompt, threads, maxTokens, overflow, onEmpty, batchSize);
    }

    /// Sets how many vectors a stream hands over at once, which bounds its memory.
    public EncodeOptions batchSize(int batchSize) {
        return new EncodeOptions(dimension, normalize, prompt, threads, maxTokens, overflow, onEmpty, batchSize);
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
    }
}

package dev.hayate;

/// The text that is put before every text, as a plain string and before anything else happens to it.
public sealed interface Prompt {

    /// The prompt that the model names as its default; none if it names none.
    record Default() implements Prompt {}

    /// A prompt of the model.
    ///
    /// @param name a key of [StaticEmbeddingModel#prompts()]
    record Named(String name) implements Prompt {}

    /// A prompt of the caller.
    ///
    /// @param text put before every text as it is; may be empty
    record Text(String text) implements Prompt {}
}

package dev.hayate.server.engine;

/// What becomes a vector.
public sealed interface Input {

    /// A text.
    record Text(String text) implements Input {}

    /// Ids that the caller has cut a text into; the prompt plays no part.
    record Tokens(int[] ids) implements Input {}
}

package dev.hayate;

/// What passed through encoding.
///
/// @param texts how many texts
/// @param tokens how many tokens went into their vectors
/// @param truncated how many texts lost tokens to a limit
/// @param empty how many texts had no tokens
/// @param unknown how many tokens, of those that the text was cut into, the tokenizer has no piece for
public record EncodeCounts(long texts, long tokens, long truncated, long empty, long unknown) {

    /// Nothing yet.
    public static final EncodeCounts NONE = new EncodeCounts(0, 0, 0, 0, 0);

    /// These and others.
    public EncodeCounts plus(EncodeCounts other) {
        return new EncodeCounts(
                texts + other.texts,
                tokens + other.tokens,
                truncated + other.truncated,
                empty + other.empty,
                unknown + other.unknown);
    }
}

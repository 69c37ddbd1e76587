package dev.hayate.bulk;

import dev.hayate.EncodeCounts;

/// What passed through encoding.
///
/// @param texts how many texts
/// @param tokens how many tokens went into their vectors
/// @param truncated how many texts lost tokens to a limit
/// @param empty how many texts had no tokens
public record Counts(long texts, long tokens, long truncated, long empty) {
    static final Counts NONE = new Counts(0, 0, 0, 0);

    static Counts between(EncodeCounts before, EncodeCounts after) {
        return new Counts(
                after.texts() - before.texts(),
                after.tokens() - before.tokens(),
                after.truncated() - before.truncated(),
                after.empty() - before.empty());
    }

    Counts plus(Counts other) {
        return new Counts(texts + other.texts, tokens + other.tokens, truncated + other.truncated, empty + other.empty);
    }
}

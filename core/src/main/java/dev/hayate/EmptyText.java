package dev.hayate;

/// What to do with a text that has no tokens: empty, or nothing but characters that the tokenizer deletes.
public enum EmptyText {
    /// Its vector is all zeros, as in sentence-transformers; never NaN. [EncodeCounts#empty()] counts them.
    ZERO_VECTOR,
    /// Refuse it with an [EncodingException].
    ERROR
}

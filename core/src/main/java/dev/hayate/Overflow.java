package dev.hayate;

/// What to do with a text that has more tokens than [EncodeOptions#maxTokens()] allows.
public enum Overflow {
    /// Refuse it with an [EncodingException].
    ERROR,
    /// Use its first tokens; [EncodeCounts#truncated()] counts such texts.
    TRUNCATE
}

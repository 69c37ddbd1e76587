package dev.hayate.tokenizer.model;

import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.TokenBuffer;

/// Finds the tokens of spans. Belongs to one thread, owns its buffers, allocates nothing per token.
public interface Segmenter {

    /// Appends the tokens of every span, in order.
    void segment(PreTokens spans, TokenBuffer tokens);
}

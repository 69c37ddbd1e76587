package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;

/// Cuts at one character and drops it. Mirrors `CharDelimiterSplit` of HF tokenizers.
///
/// @param delimiter the character
public record CharDelimiterSplit(int delimiter) implements PreTokenizer {
    @Override
    public void split(PreTokens spans) {
        SplitBehavior.REMOVED.apply(spans, codePoint -> codePoint == delimiter);
    }
}

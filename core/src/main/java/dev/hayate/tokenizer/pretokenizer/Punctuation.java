package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.unicode.CharacterClasses;

/// Cuts at punctuation. Mirrors `Punctuation` of HF tokenizers.
///
/// @param behavior what becomes of the punctuation
public record Punctuation(SplitBehavior behavior) implements PreTokenizer {
    @Override
    public void split(PreTokens spans) {
        behavior.apply(spans, CharacterClasses::isPunctuation);
    }
}

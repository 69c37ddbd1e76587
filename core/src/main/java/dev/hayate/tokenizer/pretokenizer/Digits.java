package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.unicode.CharacterClasses;

/// Separates numbers from the rest. Mirrors `Digits` of HF tokenizers.
///
/// @param individual whether every digit is a span of its own
public record Digits(boolean individual) implements PreTokenizer {
    @Override
    public void split(PreTokens spans) {
        SplitBehavior behavior = individual ? SplitBehavior.ISOLATED : SplitBehavior.CONTIGUOUS;
        behavior.apply(spans, CharacterClasses::isNumeric);
    }
}

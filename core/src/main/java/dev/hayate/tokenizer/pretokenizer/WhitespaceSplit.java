package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.unicode.CharacterClasses;

/// Cuts at white space and drops it. Mirrors `WhitespaceSplit` of HF tokenizers.
public record WhitespaceSplit() implements PreTokenizer {
    @Override
    public void split(PreTokens spans) {
        SplitBehavior.REMOVED.apply(spans, CharacterClasses::isWhitespace);
    }
}

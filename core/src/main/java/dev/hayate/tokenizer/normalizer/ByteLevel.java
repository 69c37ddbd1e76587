package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.ByteAlphabet;
import dev.hayate.tokenizer.NormalizedText;

/// Writes every byte of the text's UTF-8 as a visible character of its own. Mirrors `ByteLevel` of HF tokenizers.
public record ByteLevel() implements Normalizer, CharacterStage {
    @Override
    public void normalize(NormalizedText text) {
        text.beginRewrite();
        for (int i = 0; i < text.length(); i++) {
            ByteAlphabet.append(text, text.codePoint(i), i);
        }
        text.endRewrite();
    }

    @Override
    public boolean leavesAlone(int codePoint) {
        return codePoint > ' ' && codePoint < 0x7F;
    }
}

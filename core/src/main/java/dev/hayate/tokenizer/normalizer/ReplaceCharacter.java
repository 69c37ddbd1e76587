package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// A [Replace] that looks for a single character.
record ReplaceCharacter(Replace replace, int replaced) implements CharacterStage {

    @Override
    public void normalize(NormalizedText text) {
        replace.normalize(text);
    }

    @Override
    public boolean leavesAlone(int codePoint) {
        return codePoint != replaced;
    }
}

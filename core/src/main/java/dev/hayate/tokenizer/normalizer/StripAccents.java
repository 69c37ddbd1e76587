package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.unicode.CharacterClasses;

/// Removes combining marks. Characters that hold one stay; a decomposing [UnicodeForm] goes before.
public record StripAccents() implements Normalizer, CharacterStage {

    @Override
    public void normalize(NormalizedText text) {
        CharacterMapping.apply(
                text, codePoint -> CharacterClasses.isCombiningMark(codePoint) ? CharacterMapping.REMOVED : codePoint);
    }

    @Override
    public boolean leavesAlone(int codePoint) {
        return !CharacterClasses.isCombiningMark(codePoint);
    }
}

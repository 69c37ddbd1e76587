package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.unicode.LowercaseMapping;

/// Lower case, each character by itself: `Σ` becomes `σ` at the end of words too.
public record Lowercase() implements Normalizer, CharacterStage {

    @Override
    public void normalize(NormalizedText text) {
        for (int i = 0; i < text.length(); i++) {
            int codePoint = text.codePoint(i);
            if (codePoint == LowercaseMapping.CAPITAL_I_WITH_DOT) {
                growFrom(i, text);
                return;
            }
            text.set(i, LowercaseMapping.toLowercase(codePoint));
        }
    }

    @Override
    public boolean leavesAlone(int codePoint) {
        return LowercaseMapping.toLowercase(codePoint) == codePoint;
    }

    @Override
    public boolean leavesPageAlone(int page) {
        return LowercaseMapping.isTrivialPage(page);
    }

    private static void growFrom(int first, NormalizedText text) {
        text.beginRewrite();
        text.appendUnchanged(0, first);
        for (int i = first; i < text.length(); i++) {
            int codePoint = text.codePoint(i);
            text.append(LowercaseMapping.toLowercase(codePoint), i);
            if (codePoint == LowercaseMapping.CAPITAL_I_WITH_DOT) {
                text.append(LowercaseMapping.COMBINING_DOT_ABOVE, i);
            }
        }
        text.endRewrite();
    }
}

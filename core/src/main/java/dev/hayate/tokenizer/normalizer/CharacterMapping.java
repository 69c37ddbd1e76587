package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import java.util.function.IntUnaryOperator;

/// Maps or removes characters one by one.
final class CharacterMapping {
    /// Stands for no character.
    static final int REMOVED = -1;

    private CharacterMapping() {}

    /// Replaces every code point by that to which it is mapped, or by nothing if that is [#REMOVED].
    static void apply(NormalizedText text, IntUnaryOperator mapping) {
        int kept = mapUntilRemoval(text, mapping);
        if (kept == text.length()) {
            return;
        }
        text.beginRewrite();
        text.appendUnchanged(0, kept);
        for (int i = kept + 1; i < text.length(); i++) {
            int mapped = mapping.applyAsInt(text.codePoint(i));
            if (mapped != REMOVED) {
                text.append(mapped, i);
            }
        }
        text.endRewrite();
    }

    private static int mapUntilRemoval(NormalizedText text, IntUnaryOperator mapping) {
        for (int i = 0; i < text.length(); i++) {
            int mapped = mapping.applyAsInt(text.codePoint(i));
            if (mapped == REMOVED) {
                return i;
            }
            text.set(i, mapped);
        }
        return text.length();
    }
}

package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// Puts a string before every text that is not empty; it takes the place of the first character in the original.
///
/// @param prepend the string
public record Prepend(String prepend) implements Normalizer {

    @Override
    public void normalize(NormalizedText text) {
        if (text.length() == 0) {
            return;
        }
        text.beginRewrite();
        for (int i = 0; i < prepend.length(); i = prepend.offsetByCodePoints(i, 1)) {
            text.append(prepend.codePointAt(i), 0);
        }
        text.appendUnchanged(0, text.length());
        text.endRewrite();
    }
}

package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.unicode.CharacterClasses;

/// Removes white space at the ends of the text.
///
/// @param left at the beginning
/// @param right at the end
public record Strip(boolean left, boolean right) implements Normalizer {

    @Override
    public void normalize(NormalizedText text) {
        int start = 0;
        int end = text.length();
        while (left && start < end && CharacterClasses.isWhitespace(text.codePoint(start))) {
            start++;
        }
        while (right && end > start && CharacterClasses.isWhitespace(text.codePoint(end - 1))) {
            end--;
        }
        if (start > 0 || end < text.length()) {
            text.beginRewrite();
            text.appendUnchanged(start, end);
            text.endRewrite();
        }
    }
}

package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.unicode.CharacterClasses;

/// Cuts at white space, which is dropped, and makes every punctuation character a span. Mirrors
/// `BertPreTokenizer` of HF tokenizers.
public record BertPreTokenizer() implements PreTokenizer {
    @Override
    public void split(PreTokens spans) {
        int[] codePoints = spans.text().codePoints();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            int begin = spans.start(s);
            for (int i = begin; i < spans.end(s); i++) {
                int codePoint = codePoints[i];
                boolean space = CharacterClasses.isWhitespace(codePoint);
                if (space || CharacterClasses.isPunctuation(codePoint)) {
                    spans.add(begin, i);
                    if (!space) {
                        spans.add(i, i + 1);
                    }
                    begin = i + 1;
                }
            }
            spans.add(begin, spans.end(s));
        }
        spans.endSplit();
    }
}

package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;

/// Cuts at the matches of a pattern. Mirrors `Split` of HF tokenizers.
///
/// @param pattern what is a delimiter
/// @param behavior what becomes of delimiters
/// @param invert whether the matches are the text and what lies between them the delimiters
public record Split(DelimiterPattern pattern, SplitBehavior behavior, boolean invert) implements PreTokenizer {
    @Override
    public void split(PreTokens spans) {
        int[] codePoints = spans.text().codePoints();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            pattern.cut(codePoints, spans.start(s), spans.end(s), new SplitBehavior.Parts(behavior, spans), invert);
        }
        spans.endSplit();
    }
}

package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;

/// Cuts after every so many characters. Mirrors `FixedLength` of HF tokenizers.
///
/// @param length the code points of a span, at least 1; the last may have fewer
public record FixedLength(int length) implements PreTokenizer {
    @Override
    public void split(PreTokens spans) {
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            int end = spans.end(s);
            int begin = spans.start(s);
            for (; end - begin > length; begin += length) {
                spans.add(begin, begin + length);
            }
            spans.add(begin, end);
        }
        spans.endSplit();
    }
}

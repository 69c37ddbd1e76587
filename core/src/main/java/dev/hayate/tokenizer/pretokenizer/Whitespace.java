package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.unicode.CharacterClasses;

/// Keeps runs of word characters and runs of what is neither word nor white space. Mirrors `Whitespace` of HF
/// tokenizers, the pattern `\w+|[^\w\s]+`.
public record Whitespace() implements PreTokenizer {
    private static final int SPACE = 0;
    private static final int WORD = 1;
    private static final int OTHER = 2;

    @Override
    public void split(PreTokens spans) {
        int[] codePoints = spans.text().codePoints();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            int begin = spans.start(s);
            int kind = SPACE;
            for (int i = begin; i < spans.end(s); i++) {
                int next = kind(codePoints[i]);
                if (next != kind) {
                    addUnlessSpace(spans, begin, i, kind);
                    begin = i;
                    kind = next;
                }
            }
            addUnlessSpace(spans, begin, spans.end(s), kind);
        }
        spans.endSplit();
    }

    private static void addUnlessSpace(PreTokens spans, int start, int end, int kind) {
        if (kind != SPACE) {
            spans.add(start, end);
        }
    }

    private static int kind(int codePoint) {
        if (CharacterClasses.isWord(codePoint)) {
            return WORD;
        }
        return CharacterClasses.isWhitespace(codePoint) ? SPACE : OTHER;
    }
}

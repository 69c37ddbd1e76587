package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;

/// Writes a visible character for every space, may put one in front, and begins a span at each. Mirrors
/// `Metaspace` of HF tokenizers.
///
/// @param replacement the visible character, usually U+2581
/// @param prepend where one is put in front of a span that does not begin with it
/// @param split whether spans begin at each of them
public record Metaspace(int replacement, Prepend prepend, boolean split) implements PreTokenizer {

    /// Which spans get a replacement character in front.
    public enum Prepend {
        /// Every span.
        ALWAYS,
        /// None.
        NEVER,
        /// A span at the very beginning of the text.
        FIRST
    }

    @Override
    public void split(PreTokens spans) {
        NormalizedText text = spans.text();
        text.beginRewrite();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            rewrite(text, spans, spans.start(s), spans.end(s));
        }
        text.endRewrite();
        spans.endSplit();
    }

    private void rewrite(NormalizedText text, PreTokens spans, int from, int to) {
        int[] codePoints = text.codePoints();
        int begin = text.rewrittenLength();
        if (!beginsWithReplacement(codePoints[from]) && prepends(text, from)) {
            text.append(replacement, from);
        }
        int copied = from;
        for (int i = from; i < to; i++) {
            int codePoint = codePoints[i];
            if (codePoint == ' ' || codePoint == replacement) {
                text.appendUnchanged(copied, i);
                copied = i + 1;
                if (split) {
                    spans.add(begin, text.rewrittenLength());
                    begin = text.rewrittenLength();
                }
                text.append(replacement, i);
            }
        }
        text.appendUnchanged(copied, to);
        spans.add(begin, text.rewrittenLength());
    }

    private boolean beginsWithReplacement(int codePoint) {
        return codePoint == replacement || codePoint == ' ';
    }

    private boolean prepends(NormalizedText text, int from) {
        return switch (prepend) {
            case ALWAYS -> true;
            case NEVER -> false;
            case FIRST -> from == 0 && text.origin() == 0;
        };
    }
}

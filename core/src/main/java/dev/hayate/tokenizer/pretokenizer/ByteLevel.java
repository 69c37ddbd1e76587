package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.ByteAlphabet;
import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;

/// Writes every byte of the UTF-8 text as one visible character, before that cutting words as GPT-2 does.
/// Mirrors `ByteLevel` of HF tokenizers.
///
/// @param addPrefixSpace whether a span that does not begin with a space gets one
/// @param useRegex whether words are cut by [Gpt2Words]
public record ByteLevel(boolean addPrefixSpace, boolean useRegex) implements PreTokenizer {

    @Override
    public void split(PreTokens spans) {
        if (addPrefixSpace) {
            prependSpaces(spans);
        }
        if (useRegex) {
            Gpt2Words.split(spans);
        }
        writeBytes(spans);
    }

    private static void prependSpaces(PreTokens spans) {
        NormalizedText text = spans.text();
        text.beginRewrite();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            int begin = text.rewrittenLength();
            int from = spans.start(s);
            if (text.codePoint(from) != ' ') {
                text.append(' ', from);
            }
            text.appendUnchanged(from, spans.end(s));
            spans.add(begin, text.rewrittenLength());
        }
        text.endRewrite();
        spans.endSplit();
    }

    private static void writeBytes(PreTokens spans) {
        NormalizedText text = spans.text();
        text.beginRewrite();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            int begin = text.rewrittenLength();
            for (int i = spans.start(s); i < spans.end(s); i++) {
                ByteAlphabet.append(text, text.codePoint(i), i);
            }
            spans.add(begin, text.rewrittenLength());
        }
        text.endRewrite();
        spans.endSplit();
    }
}

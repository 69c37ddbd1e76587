package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.unicode.Scripts;

/// Cuts where the script changes. Mirrors `UnicodeScripts` of HF tokenizers, which also drops whatever comes
/// before the first character that has a script.
public record UnicodeScripts() implements PreTokenizer {
    @Override
    public void split(PreTokens spans) {
        int[] codePoints = spans.text().codePoints();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            int end = spans.end(s);
            int begin = end;
            int last = Scripts.ANY;
            for (int i = spans.start(s); i < end; i++) {
                int script = Scripts.of(codePoints[i]);
                if (script != Scripts.ANY && script != last) {
                    spans.add(Math.min(begin, i), i);
                    begin = i;
                    last = script;
                }
            }
            spans.add(begin, end);
        }
        spans.endSplit();
    }
}

package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.unicode.GraphemeClusters;

/// The rules of a sentencepiece model. They apply to a grapheme cluster as a whole if it is shorter than 6
/// bytes of UTF-8 and the rules know a beginning of it, else to each of its characters.
///
/// Characters that are removed before any other is written make the places of all later ones in the original lag
/// behind, as they do in the original.
///
/// @param rules what becomes of what
public record Precompiled(CharacterRules rules) implements Normalizer, CharacterStage {
    private static final int LONGEST_CLUSTER = 5;

    @Override
    public void normalize(NormalizedText text) {
        int start = 0;
        while (start < text.length() && leavesAlone(text.codePoint(start))) {
            start++;
        }
        if (start == text.length()) {
            return;
        }
        start = Math.max(0, start - 1);
        PrecompiledRewrite rewrite = new PrecompiledRewrite(text, rules, start);
        while (start < text.length()) {
            int end = GraphemeClusters.end(text.codePoints(), start, text.length());
            int rule = isShort(text, start, end) ? rules.find(text.codePoints(), start, end) : CharacterRules.NONE;
            if (rule != CharacterRules.NONE) {
                rewrite.replace(end - start, rule);
            } else {
                rewriteEach(text, start, end, rewrite);
            }
            start = end;
        }
        rewrite.end();
    }

    @Override
    public boolean leavesAlone(int codePoint) {
        return GraphemeClusters.beginsCluster(codePoint)
                && !GraphemeClusters.sticksToNext(codePoint)
                && !rules.applyTo(codePoint);
    }

    @Override
    public boolean hasContext() {
        return true;
    }

    @Override
    public boolean beginsSegment(int codePoint) {
        return GraphemeClusters.beginsCluster(codePoint);
    }

    @Override
    public boolean sticksToNext(int codePoint) {
        return GraphemeClusters.sticksToNext(codePoint);
    }

    @Override
    public boolean alignsBySegment() {
        return false;
    }

    private void rewriteEach(NormalizedText text, int start, int end, PrecompiledRewrite rewrite) {
        for (int i = start; i < end; i++) {
            int rule = rules.find(text.codePoints(), i, i + 1);
            if (rule != CharacterRules.NONE) {
                rewrite.replace(1, rule);
            } else {
                rewrite.keep(text.codePoint(i));
            }
        }
    }

    private static boolean isShort(NormalizedText text, int start, int end) {
        int bytes = 0;
        for (int i = start; i < end && bytes <= LONGEST_CLUSTER; i++) {
            int codePoint = text.codePoint(i);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        }
        return bytes <= LONGEST_CLUSTER;
    }
}

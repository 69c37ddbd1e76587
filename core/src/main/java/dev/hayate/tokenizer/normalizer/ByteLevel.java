package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// Writes every byte of the text's UTF-8 as a visible character of its own (`bytes_to_unicode` of GPT-2).
public record ByteLevel() implements Normalizer, CharacterStage {
    private static final int[] CHARACTER_OF_BYTE = characterOfByte();

    @Override
    public void normalize(NormalizedText text) {
        text.beginRewrite();
        for (int i = 0; i < text.length(); i++) {
            int codePoint = text.codePoint(i);
            if (codePoint < 0x80) {
                text.append(CHARACTER_OF_BYTE[codePoint], i);
            } else if (codePoint < 0x800) {
                text.append(CHARACTER_OF_BYTE[0xC0 | codePoint >> 6], i);
                appendContinuation(text, codePoint, i);
            } else if (codePoint < 0x10000) {
                text.append(CHARACTER_OF_BYTE[0xE0 | codePoint >> 12], i);
                appendContinuation(text, codePoint >> 6, i);
                appendContinuation(text, codePoint, i);
            } else {
                text.append(CHARACTER_OF_BYTE[0xF0 | codePoint >> 18], i);
                appendContinuation(text, codePoint >> 12, i);
                appendContinuation(text, codePoint >> 6, i);
                appendContinuation(text, codePoint, i);
            }
        }
        text.endRewrite();
    }

    @Override
    public boolean leavesAlone(int codePoint) {
        return codePoint > ' ' && codePoint < 0x7F;
    }

    private static void appendContinuation(NormalizedText text, int bits, int from) {
        text.append(CHARACTER_OF_BYTE[0x80 | (bits & 0x3F)], from);
    }

    private static int[] characterOfByte() {
        int[] characters = new int[256];
        int next = 0x100;
        for (int b = 0; b < 256; b++) {
            boolean visible = (b > ' ' && b < 0x7F) || (b > 0xA0 && b != 0xAD);
            characters[b] = visible ? b : next++;
        }
        return characters;
    }
}

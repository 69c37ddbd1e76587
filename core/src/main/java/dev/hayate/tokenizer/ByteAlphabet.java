package dev.hayate.tokenizer;

import java.util.Arrays;

/// The 256 visible characters that stand for bytes in byte-level vocabularies (`bytes_to_unicode` of GPT-2).
public final class ByteAlphabet {
    private static final int[] CHARACTERS = new int[256];
    private static final int[] BYTES = new int[512];

    static {
        Arrays.fill(BYTES, -1);
        int next = 0x100;
        for (int value = 0; value < 256; value++) {
            boolean visible = (value > ' ' && value < 0x7F) || (value > 0xA0 && value != 0xAD);
            CHARACTERS[value] = visible ? value : next++;
            BYTES[CHARACTERS[value]] = value;
        }
    }

    private ByteAlphabet() {}

    /// The character of a byte in `[0, 256)`.
    public static int character(int value) {
        return CHARACTERS[value];
    }

    /// The byte of a character, -1 if it stands for none.
    public static int byteOf(int character) {
        return character < BYTES.length ? BYTES[character] : -1;
    }

    /// Appends the characters of the UTF-8 bytes of a code point to a text being rewritten.
    ///
    /// @param from where in the present text the code point stands
    public static void append(NormalizedText text, int codePoint, int from) {
        if (codePoint < 0x80) {
            text.append(CHARACTERS[codePoint], from);
        } else if (codePoint < 0x800) {
            text.append(CHARACTERS[0xC0 | codePoint >> 6], from);
            appendContinuation(text, codePoint, from);
        } else if (codePoint < 0x10000) {
            text.append(CHARACTERS[0xE0 | codePoint >> 12], from);
            appendContinuation(text, codePoint >> 6, from);
            appendContinuation(text, codePoint, from);
        } else {
            text.append(CHARACTERS[0xF0 | codePoint >> 18], from);
            appendContinuation(text, codePoint >> 12, from);
            appendContinuation(text, codePoint >> 6, from);
            appendContinuation(text, codePoint, from);
        }
    }

    private static void appendContinuation(NormalizedText text, int bits, int from) {
        text.append(CHARACTERS[0x80 | (bits & 0x3F)], from);
    }
}

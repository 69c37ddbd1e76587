package dev.hayate.tokenizer.unicode;

import java.nio.charset.StandardCharsets;

/// Reads hexadecimal numbers and the characters that separate them: `41-5A C0=41+300`.
final class HexNumbers {
    private final byte[] text;
    private int at;
    private byte separator = ' ';

    HexNumbers(String text) {
        this.text = text.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean hasNext() {
        return at < text.length;
    }

    int next() {
        int number = 0;
        for (int i = at; i < text.length; i++) {
            byte c = text[i];
            if (c >= 'A' && c <= 'F') {
                number = (number << 4) + c - 'A' + 10;
            } else if (c >= '0' && c <= '9') {
                number = (number << 4) + c - '0';
            } else {
                separator = c;
                at = i + 1;
                return number;
            }
        }
        separator = ' ';
        at = text.length;
        return number;
    }

    /// Whether the character behind the last number is this one.
    boolean isFollowedBy(char expected) {
        return separator == expected;
    }

    /// Reads the end of a range that the last number began; that number again if it stands alone.
    int lastOfRange(int first) {
        return isFollowedBy('-') ? next() : first;
    }
}

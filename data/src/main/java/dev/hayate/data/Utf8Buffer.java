package dev.hayate.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Collects the bytes of a text.
final class Utf8Buffer {
    private byte[] bytes = new byte[256];
    private int length;

    void append(int unit) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) unit;
    }

    /// Takes the last byte away if it is that one.
    void trim(int unit) {
        if (length > 0 && bytes[length - 1] == unit) {
            length--;
        }
    }

    /// The text, after which the buffer is empty.
    String take() {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        length = 0;
        return text;
    }
}

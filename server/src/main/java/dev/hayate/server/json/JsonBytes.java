package dev.hayate.server.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// JSON in UTF-8 as it grows. For one thread.
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    /// @param expected about how many bytes it will have
    public JsonBytes(int expected) {
        this.bytes = new byte[Math.max(64, expected)];
    }

    /// The bytes; the first [#length()] count. Not a copy.
    public byte[] bytes() {
        return bytes;
    }

    /// How many bytes there are.
    public int length() {
        return length;
    }

    /// Appends ASCII characters as they are.
    @SuppressWarnings("deprecation")
    public JsonBytes raw(String ascii) {
        ensure(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    /// Appends a number.
    public JsonBytes number(long value) {
        return raw(Long.toString(value));
    }

    /// Appends the shortest decimal that is read back as the same float32.
    public JsonBytes number(float value) {
        return raw(Float.toString(value));
    }

    /// Appends a string with its quotes; a lone surrogate becomes U+FFFD.
    public JsonBytes string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        ensure(2 + 6 * utf8.length);
        bytes[length++] = '"';
        for (byte b : utf8) {
            escape(b);
        }
        bytes[length++] = '"';
        return this;
    }

    private void escape(byte b) {
        if (b == '"' || b == '\\') {
            bytes[length++] = '\\';
            bytes[length++] = b;
        } else if (b >= 0 && b < ' ') {
            raw("\\u00");
            bytes[length++] = HEX[b >> 4];
            bytes[length++] = HEX[b & 15];
        } else {
            bytes[length++] = b;
        }
    }

    /// Appends an array of numbers, the floats of `[from, to)`.
    public JsonBytes numbers(float[] values, int from, int to) {
        raw("[");
        for (int i = from; i < to; i++) {
            if (i > from) {
                raw(",");
            }
            number(values[i]);
        }
        return raw("]");
    }

    /// Appends a string: the floats of `[from, to)` as little-endian bytes in base64.
    public JsonBytes base64(float[] values, int from, int to) {
        ByteBuffer littleEndian = ByteBuffer.allocate((to - from) * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        littleEndian.asFloatBuffer().put(values, from, to - from);
        byte[] encoded = Base64.getEncoder().encode(littleEndian.array());
        raw("\"");
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return raw("\"");
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}

package dev.hayate.server.json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// JSON in UTF-8 as it grows. For one thread.
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_LONG = 20;
    private static final int LONGEST_ESCAPE = 6;

    private byte[] bytes;
    private int length;
    private @Nullable Base64Row base64Row;

    /// @param expected about how many bytes it will have
    public JsonBytes(int expected) {
        this.bytes = new byte[Math.max(64, expected)];
    }

    /// About how many bytes vectors take in [#numbers].
    public static int numbersSize(int values) {
        return 13 * values + FloatText.ROOM;
    }

    /// How many bytes vectors take in [#base64].
    public static int base64Size(int values) {
        return 4 * (values * Float.BYTES / 3 + 1) + 2;
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
    @SuppressWarnings("deprecation") // The one way to copy ASCII without an array in between.
    public JsonBytes raw(String ascii) {
        ensure(ascii.length());
        ascii.getBytes(0, ascii.length(), bytes, length);
        length += ascii.length();
        return this;
    }

    /// Appends a number.
    public JsonBytes number(long value) {
        ensure(LONGEST_LONG);
        if (value < 10 && value >= 0) {
            bytes[length++] = (byte) ('0' + value);
            return this;
        }
        return raw(Long.toString(value));
    }

    /// Appends the shortest decimal that is read back as the same float32.
    ///
    /// @throws ArithmeticException if it is NaN or infinite, for which JSON has no form
    public JsonBytes number(float value) {
        ensure(FloatText.ROOM);
        length = FloatText.write(value, bytes, length);
        return this;
    }

    /// Appends a string with its quotes; a lone surrogate becomes U+FFFD.
    public JsonBytes string(String value) {
        ensure(2 + LONGEST_ESCAPE * value.length());
        bytes[length++] = '"';
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (Character.isSurrogate(c)) {
                i += surrogate(value, i);
            } else {
                unit(c);
            }
        }
        bytes[length++] = '"';
        return this;
    }

    private void ascii(char c) {
        if (c < ' ') {
            raw("\\u00");
            bytes[length++] = HEX[c >> 4];
            bytes[length++] = HEX[c & 15];
        } else {
            if (c == '"' || c == '\\') {
                bytes[length++] = '\\';
            }
            bytes[length++] = (byte) c;
        }
    }

    private void unit(char c) {
        if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
        } else {
            bytes[length++] = (byte) (0xE0 | c >> 12);
            continuation(c >> 6);
        }
        continuation(c);
    }

    /// How many further chars the code point has.
    private int surrogate(String value, int at) {
        int codePoint = value.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(codePoint)) {
            unit('\uFFFD');
            return 0;
        }
        bytes[length++] = (byte) (0xF0 | codePoint >> 18);
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
        return 1;
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    /// Appends an array of numbers, the floats of `[from, to)`.
    ///
    /// @throws ArithmeticException if one is NaN or infinite, for which JSON has no form
    public JsonBytes numbers(float[] values, int from, int to) {
        ensure((FloatText.LONGEST + 1) * (to - from) + FloatText.ROOM);
        byte[] target = bytes;
        int at = length;
        target[at++] = '[';
        for (int i = from; i < to; i++) {
            at = FloatText.write(values[i], target, at);
            target[at++] = ',';
        }
        at -= to > from ? 1 : 0;
        target[at++] = ']';
        length = at;
        return this;
    }

    /// Appends a string: the floats of `[from, to)` as little-endian bytes in base64.
    public JsonBytes base64(float[] values, int from, int to) {
        if (base64Row == null || base64Row.values() != to - from) {
            base64Row = Base64Row.of(to - from);
        }
        byte[] encoded = base64Row.encode(values, from);
        ensure(encoded.length + 2);
        bytes[length++] = '"';
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        bytes[length++] = '"';
        return this;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length + (bytes.length >> 1)));
        }
    }

    /// Room for one vector on its way to base64. The JDK encodes whole arrays only, but many bytes at once.
    private record Base64Row(byte[] raw, FloatBuffer floats, byte[] encoded) {
        static Base64Row of(int values) {
            byte[] raw = new byte[values * Float.BYTES];
            FloatBuffer floats =
                    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            return new Base64Row(raw, floats, new byte[(raw.length + 2) / 3 * 4]);
        }

        int values() {
            return floats.capacity();
        }

        byte[] encode(float[] values, int from) {
            floats.put(0, values, from, floats.capacity());
            Base64.getEncoder().encode(raw, encoded);
            return encoded;
        }
    }
}

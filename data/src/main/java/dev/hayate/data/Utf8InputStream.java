package dev.hayate.data;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;

/// Lets UTF-8 through and nothing else: what came before the first wrong byte can still be read.
final class Utf8InputStream extends FilterInputStream {
    private static final int LOWEST = 0x80;
    private static final int HIGHEST = 0xBF;

    /// How many bytes of a character are still to come, and between what the next of them must be.
    private int missing;
    private int low = LOWEST;
    private int high = HIGHEST;

    private boolean wrong;

    Utf8InputStream(InputStream stream) {
        super(stream);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /// @throws MalformedInputException if the next byte is not UTF-8
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (wrong) {
            throw new MalformedInputException(1);
        }
        int count = super.read(bytes, offset, length);
        if (count < 0 && missing > 0) {
            throw new MalformedInputException(1);
        }
        int good = good(bytes, offset, offset + count) - offset;
        wrong = good < count;
        if (wrong && good == 0) {
            throw new MalformedInputException(1);
        }
        return wrong ? good : count;
    }

    /// Where the first wrong byte is, or the end.
    private int good(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            int unit = bytes[i];
            if (missing == 0 ? unit < 0 && !begins(unit & 0xFF) : !continues(unit & 0xFF)) {
                return i;
            }
        }
        return to;
    }

    /// Overlong forms, surrogates and what lies beyond U+10FFFF are told by the first two bytes.
    private boolean begins(int unit) {
        if (unit < 0xC2 || unit > 0xF4) {
            return false;
        }
        missing = unit < 0xE0 ? 1 : unit < 0xF0 ? 2 : 3;
        low = unit == 0xE0 ? 0xA0 : unit == 0xF0 ? 0x90 : LOWEST;
        high = unit == 0xED ? 0x9F : unit == 0xF4 ? 0x8F : HIGHEST;
        return true;
    }

    private boolean continues(int unit) {
        if (unit < low || unit > high) {
            return false;
        }
        missing--;
        low = LOWEST;
        high = HIGHEST;
        return true;
    }
}

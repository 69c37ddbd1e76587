package dev.hayate.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/// A stream, byte by byte, without the UTF-8 byte order mark that it may begin with.
final class ByteInput implements Closeable {
    static final int END = -1;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream stream;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int end;

    ByteInput(InputStream stream) throws IOException {
        this.stream = stream;
        readBeginning();
        if (Arrays.equals(buffer, 0, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            next = end;
        }
    }

    /// What is not UTF-8 there is told again when it is its turn.
    private void readBeginning() throws IOException {
        try {
            int count = 0;
            while (count >= 0 && end < BYTE_ORDER_MARK.length) {
                count = stream.read(buffer, end, BYTE_ORDER_MARK.length - end);
                end += Math.max(0, count);
            }
        } catch (CharacterCodingException e) {
            return;
        }
    }

    /// The next byte as 0 … 255, or [#END].
    int read() throws IOException {
        return next < end || fill() ? buffer[next++] & 0xFF : END;
    }

    /// The byte after that, which stays where it is.
    int peek() throws IOException {
        return next < end || fill() ? buffer[next] & 0xFF : END;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, stream.read(buffer));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}

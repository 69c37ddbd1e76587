package dev.hayate.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
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
        this.end = Math.max(0, stream.readNBytes(buffer, 0, BYTE_ORDER_MARK.length));
        if (Arrays.equals(buffer, 0, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            next = end;
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

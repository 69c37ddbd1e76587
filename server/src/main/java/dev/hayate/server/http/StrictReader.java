package dev.hayate.server.http;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a connection, more strictly than Helidon does: methods are upper-case words, headers have names, and
/// where bodies come in chunks, a chunk ends with the end of a line, the line with its size is short, and there
/// are not too many. And less strictly where a request is of HTTP/1.0, as proxies send it: it is read as one of
/// HTTP/1.1, whose connection ends with its answer.
final class StrictReader extends DataReader {
    private static final int LINE_END = 2;
    private static final int SIZE_LINE = 256;
    private static final int CHUNKS = 1 << 16;
    private static final byte[] OLD = " HTTP/1.0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,8})(?:[ \\t]*;.*)?");

    private final Connection connection;
    private int chunks;
    private long left;
    private boolean last;
    private boolean old;
    private boolean firstLine = true;

    @SuppressWarnings({"removal", "deprecation"})
    StrictReader(Connection connection, Supplier<byte[]> socket) {
        super(() -> read(connection, socket));
        this.connection = connection;
    }

    private static byte @Nullable [] read(Connection connection, Supplier<byte[]> socket) {
        byte[] bytes;
        try {
            bytes = socket.get();
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("the connection has failed", e);
        }
        if (bytes != null) {
            connection.received();
        } else if (connection.is(Phase.HEAD)) {
            throw RequestException.builder()
                    .type(EventType.BAD_REQUEST)
                    .message("the request ended early")
                    .setKeepAlive(false)
                    .build();
        } else if (connection.is(Phase.OVER)) {
            throw new CloseConnectionException("time has run out");
        }
        return bytes;
    }

    /// Whether the request is of HTTP/1.0.
    boolean isOld() {
        return old;
    }

    /// The first line of a request, or the value of a header.
    @Override
    public byte[] readBytes(int length) {
        byte[] bytes = super.readBytes(length);
        if (firstLine) {
            firstLine = false;
            requireMethod(bytes);
        }
        int begin = length - OLD.length;
        if (begin > 0 && Arrays.equals(bytes, begin, length, OLD, 0, OLD.length)) {
            old = true;
            bytes[length - 1] = '1';
        }
        return bytes;
    }

    /// Methods are told apart by case, and Helidon folds it.
    private static void requireMethod(byte[] line) {
        int end = 0;
        while (end < line.length && (line[end] == '-' || (line[end] >= 'A' && line[end] <= 'Z'))) {
            end++;
        }
        if (end == 0 || end == line.length || line[end] != ' ') {
            throw RequestException.builder()
                    .type(EventType.BAD_REQUEST)
                    .message("a request begins with a method in upper case")
                    .setKeepAlive(false)
                    .build();
        }
    }

    /// The name of a header ends before its colon.
    @Override
    public int findOrNewLine(byte end, int most) {
        int length = super.findOrNewLine(end, most);
        if (length == 0) {
            throw new IllegalArgumentException("a header without a name");
        }
        return length;
    }

    /// The last request is answered, another may come.
    void expectRequest() {
        firstLine = true;
    }

    /// The body of a request begins.
    ///
    /// @param most how many bytes it may have
    void startBody(int most) {
        chunks = 0;
        left = most;
        last = false;
    }

    /// The line with the size of a chunk, without what some add to it, or the empty one behind the last chunk.
    @Override
    public String readLine() {
        int length = findNewLine(SIZE_LINE);
        if (length == SIZE_LINE) {
            throw bad("the size of a chunk is too long");
        }
        String line = readAsciiString(length);
        super.skip(LINE_END);
        if (last) {
            if (!line.isEmpty()) {
                throw bad("nothing may follow the last chunk");
            }
            return line;
        }
        return size(line);
    }

    private String size(String line) {
        if (old) {
            throw bad("HTTP/1.0 has no bodies in chunks");
        }
        Matcher size = SIZE.matcher(line);
        if (!size.matches()) {
            throw bad("a chunk begins with its size in hexadecimal digits");
        }
        if (++chunks > CHUNKS) {
            throw bad("a body may have at most " + CHUNKS + " chunks");
        }
        long bytes = Long.parseLong(size.group(1), 16);
        if (bytes > left) {
            throw tooLarge();
        }
        last = bytes == 0;
        return size.group(1);
    }

    @Override
    public BufferData readBuffer(int length) {
        left -= length;
        if (left < 0) {
            throw tooLarge();
        }
        BufferData data = getBuffer(length);
        super.skip(length);
        return data;
    }

    /// Helidon passes over two bytes where a line ends, and where a chunk ends without looking at them.
    @Override
    public void skip(int length) {
        if (length == LINE_END && connection.is(Phase.BODY) && !startsWithNewLine()) {
            throw bad("a chunk does not end where its size says");
        }
        super.skip(length);
    }

    private static ApiException tooLarge() {
        return new ApiException(Problem.TOO_LARGE, "the body is larger than this server allows");
    }

    private static ApiException bad(String message) {
        return new ApiException(Problem.INVALID, message);
    }
}

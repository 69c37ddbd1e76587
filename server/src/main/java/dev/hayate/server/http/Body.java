package dev.hayate.server.http;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Problem;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// The body of a request, read into memory that is set aside for it as it comes.
final class Body {
    private static final byte[] NONE = {};
    private static final int FIRST = 1 << 16;

    private final Gates gates;
    private final WatchedContext context;
    private final ServerRequest request;
    private final boolean exists;
    private boolean read;
    private long reserved;

    Body(Gates gates, WatchedContext context, ServerRequest request) {
        this.gates = gates;
        this.context = context;
        this.request = request;
        this.exists = request.content().hasEntity();
    }

    /// Reads it whole.
    ///
    /// @param errors how to tell a caller that it comes too slowly
    byte[] read(ErrorShape errors) {
        if (!exists) {
            return NONE;
        }
        int most = gates.settings().limits().bodyBytes();
        long declared = request.headers().contentLength().orElse(-1);
        if (declared > most) {
            throw tooLarge(most);
        }
        context.connection().expectBody(errors);
        context.dataReader().startBody(most);
        try {
            // To close it would be to read it to its end, even where that is not wanted.
            InputStream stream = request.content().inputStream();
            byte[] bytes = declared < 0 ? readChunks(stream) : readLength(stream, (int) declared);
            read = true;
            context.connection().enter(Phase.WORK);
            return bytes;
        } catch (DataReader.InsufficientDataAvailableException | IOException | UncheckedIOException e) {
            throw new ApiException(Problem.INVALID, "the body ended early");
        }
    }

    private byte[] readLength(InputStream stream, int length) throws IOException {
        byte[] bytes = new byte[reserve(Math.min(length, FIRST))];
        int filled = 0;
        while (true) {
            filled += stream.readNBytes(bytes, filled, bytes.length - filled);
            if (filled == length) {
                return bytes;
            }
            if (filled < bytes.length) {
                throw new ApiException(Problem.INVALID, "the body ended early");
            }
            bytes = Arrays.copyOf(bytes, grown(bytes.length, length));
        }
    }

    private byte[] readChunks(InputStream stream) throws IOException {
        int most = gates.settings().limits().bodyBytes();
        byte[] bytes = new byte[reserve(Math.min(most, FIRST))];
        int filled = 0;
        while (true) {
            filled += stream.readNBytes(bytes, filled, bytes.length - filled);
            if (filled < bytes.length || (filled == most && stream.read() < 0)) {
                return Arrays.copyOf(bytes, filled);
            }
            if (filled == most) {
                throw tooLarge(most);
            }
            bytes = Arrays.copyOf(bytes, grown(bytes.length, most));
        }
    }

    private int grown(int length, int most) {
        int more = Math.min(length, most - length);
        return length + reserve(more);
    }

    private int reserve(int count) {
        gates.capacity().reserve(count);
        reserved += count;
        return count;
    }

    /// Whether the connection may go on to another request: the body was read, or it is short enough to be
    /// thrown away.
    boolean mayGoOn() {
        return !exists
                || read
                || (request.headers().contentLength().orElse(Long.MAX_VALUE) <= FIRST
                        && !request.headers().contains(HeaderNames.EXPECT));
    }

    /// Throws away what was not read.
    ///
    /// @return whether all of it has come
    boolean skipRest() {
        if (!exists || read) {
            return true;
        }
        try {
            context.connection().enter(Phase.REST);
            context.dataReader().startBody(FIRST);
            request.content().consume();
            return true;
        } catch (RuntimeException gone) {
            return false;
        }
    }

    /// Gives back what was set aside.
    void release() {
        gates.capacity().release(reserved);
        reserved = 0;
    }

    private static ApiException tooLarge(int most) {
        return new ApiException(Problem.TOO_LARGE, "the body may have at most " + most + " bytes");
    }
}

package dev.hayate.cli;

import dev.hayate.server.http.AccessLog;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Where the lines of an access log go.
final class AccessLogs {
    private AccessLogs() {}

    /// @param place a file, which is appended to; `-` for the standard error
    static AccessLog open(String place, Terminal terminal) throws IOException {
        if (place.equals("-")) {
            return new AccessLog(() -> new StandardError(terminal));
        }
        Path file = terminal.resolve(place);
        return new AccessLog(() -> Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /// Stays open, as others write there as well.
    private static final class StandardError extends FilterOutputStream {
        private final Terminal terminal;

        StandardError(Terminal terminal) {
            super(OutputStream.nullOutputStream());
            this.terminal = terminal;
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            terminal.err().print(new String(bytes, from, length, StandardCharsets.UTF_8));
            terminal.err().flush();
        }
    }
}

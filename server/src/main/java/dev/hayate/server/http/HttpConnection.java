package dev.hayate.server.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.time.Duration;

/// A connection from its first request to its end. When it ends is for the watchdog to say, not for Helidon.
final class HttpConnection implements ServerConnection {
    private final WatchedContext context;
    private final ServerConnection http;
    private final Watchdog watchdog;

    HttpConnection(WatchedContext context, ServerConnection http, Watchdog watchdog) {
        this.context = context;
        this.http = http;
        this.watchdog = watchdog;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        Connection connection = context.connection();
        try {
            connection.open(context.serverSocket());
            http.handle(limit);
        } finally {
            readRest();
            watchdog.remove(connection);
        }
    }

    /// Throws away what the caller still sends. To close a connection with unread bytes would reset it, and the
    /// caller could lose the answer that says why.
    private void readRest() {
        Connection connection = context.connection();
        HelidonSocket socket = context.serverSocket();
        if (!connection.is(Phase.ANSWER) || socket.isSecure()) {
            return;
        }
        try {
            connection.enter(Phase.REST);
            connection.endOutput();
            while (socket.get() != null) {
                // Until the caller closes or a second has passed.
            }
        } catch (UncheckedIOException | CloseConnectionException gone) {
            // So be it.
        }
    }

    @Override
    public Duration idleTime() {
        return Duration.ZERO;
    }

    @Override
    public void close(boolean interrupt) {
        if (interrupt) {
            context.connection().close();
        }
    }
}

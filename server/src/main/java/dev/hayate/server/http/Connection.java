package dev.hayate.server.http;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection and what it is about. Its own thread moves it from phase to phase; the watchdog closes it when
/// a phase takes too long, and so ends whatever that thread waits for.
final class Connection {
    private static final long REST = TimeUnit.SECONDS.toNanos(1);
    private static final int NETWORK_BYTES = 8;

    private final SocketChannel channel;
    private final String address;
    private final String network;
    private final Timeouts timeouts;
    private final Lifecycle lifecycle;
    private final ErrorShape plain;

    private Phase phase = Phase.SETUP;
    private long since = System.nanoTime();
    private ErrorShape errors;
    private @Nullable HelidonSocket socket;

    Connection(SocketChannel channel, Timeouts timeouts, Lifecycle lifecycle, ErrorShape plain) throws IOException {
        this.channel = channel;
        this.timeouts = timeouts;
        this.lifecycle = lifecycle;
        this.plain = plain;
        this.errors = plain;
        InetAddress remote = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        this.address = remote.getHostAddress();
        this.network = remote instanceof Inet6Address
                ? HexFormat.of().formatHex(remote.getAddress(), 0, NETWORK_BYTES)
                : address;
    }

    /// The address of the caller.
    String address() {
        return address;
    }

    /// What all addresses have in common that one caller has: of IPv6, the first 64 bits.
    String network() {
        return network;
    }

    /// Requests may come.
    synchronized void open(HelidonSocket socket) {
        this.socket = socket;
        enter(Phase.IDLE);
    }

    /// Goes on to another phase.
    ///
    /// @throws CloseConnectionException if time has run out
    synchronized void enter(Phase next) {
        if (phase == Phase.OVER) {
            throw new CloseConnectionException("time has run out");
        }
        phase = next;
        since = System.nanoTime();
    }

    /// The body of a request begins; an API with this form of errors waits for it.
    synchronized void expectBody(ErrorShape errors) {
        this.errors = errors;
        enter(Phase.BODY);
    }

    /// Bytes have come: if the connection was idle, a request begins.
    synchronized void received() {
        if (phase == Phase.IDLE) {
            errors = plain;
            enter(Phase.HEAD);
        }
    }

    synchronized boolean is(Phase other) {
        return phase == other;
    }

    boolean isClosed() {
        return !channel.isOpen();
    }

    /// Closes the connection if its phase has taken too long.
    synchronized void check(long now) {
        long lasted = now - since;
        switch (phase) {
            case SETUP, ANSWER -> closeIf(lasted > limit());
            case IDLE -> closeIf(lasted > limit() || lifecycle.endsIdleConnections(now));
            case HEAD, BODY -> {
                if (lasted > limit()) {
                    tellTooSlow(phase == Phase.HEAD ? "the headers" : "the body");
                }
            }
            case REST, OVER -> closeIf(lasted > REST);
            case WORK -> {}
        }
    }

    private long limit() {
        return switch (phase) {
            case SETUP, HEAD -> timeouts.head().toNanos();
            case IDLE -> timeouts.idle().toNanos();
            case BODY -> timeouts.body().toNanos();
            case ANSWER -> timeouts.answer().toNanos();
            case WORK, REST, OVER -> Long.MAX_VALUE;
        };
    }

    /// The thread of this connection waits for bytes, so another one may write.
    private void tellTooSlow(String what) {
        Reply reply = errors.reply(new ApiException(Problem.TOO_SLOW, what + " came too slowly"));
        HelidonSocket open = socket;
        over();
        Thread.startVirtualThread(() -> {
            try {
                if (open != null) {
                    open.write(BufferData.create(RawAnswer.of(reply)));
                }
            } finally {
                close();
            }
        });
    }

    private void closeIf(boolean late) {
        if (late) {
            over();
            close();
        }
    }

    private void over() {
        phase = Phase.OVER;
        since = System.nanoTime();
    }

    /// Closes it now, whatever it is about.
    void close() {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // There is nobody to tell.
        }
    }

    /// Says that nothing more will be sent, so that the caller reads the last answer to its end before it learns
    /// that nobody reads what it still sends.
    void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException alreadyGone) {
            close();
        }
    }
}

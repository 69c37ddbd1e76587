package dev.hayate.server.http;

import dev.hayate.server.api.ErrorShape;
import io.helidon.common.socket.SocketOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Watches every connection from the moment that it is accepted: Helidon shows its socket here only, to have its
/// options set, before TLS is set up.
final class AcceptedSockets implements SocketOptions {
    private final SocketOptions options =
            SocketOptions.builder().tcpNoDelay(true).build();
    private final Map<SocketAddress, Connection> waiting = new ConcurrentHashMap<>();
    private final Watchdog watchdog;
    private final Timeouts timeouts;
    private final Lifecycle lifecycle;
    private final ErrorShape plain;

    AcceptedSockets(Watchdog watchdog, Timeouts timeouts, Lifecycle lifecycle, ErrorShape plain) {
        this.watchdog = watchdog;
        this.timeouts = timeouts;
        this.lifecycle = lifecycle;
        this.plain = plain;
    }

    /// The connection from an address, once it is set up.
    Connection take(SocketAddress remote) {
        Connection connection = waiting.remove(remote);
        if (connection == null) {
            throw new IllegalStateException("no connection from there was accepted");
        }
        return connection;
    }

    @Override
    public void configureSocket(SocketChannel socket) {
        options.configureSocket(socket);
        try {
            // Those that were closed before they were set up.
            waiting.values().removeIf(Connection::isClosed);
            Connection connection = new Connection(socket, timeouts, lifecycle, plain);
            waiting.put(socket.getRemoteAddress(), connection);
            watchdog.add(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void configureSocket(Socket socket) {
        options.configureSocket(socket);
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}

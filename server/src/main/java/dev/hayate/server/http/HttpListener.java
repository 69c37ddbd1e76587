package dev.hayate.server.http;

import dev.hayate.server.admission.Capacity;
import dev.hayate.server.admission.Doorkeeper;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Observer;
import dev.hayate.server.api.Route;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Listens, and takes requests through the gates to their operations.
public final class HttpListener implements AutoCloseable {
    private final WebServer server;
    private final ServerSettings settings;
    private final Capacity capacity;
    private final Lifecycle lifecycle;
    private final Watchdog watchdog;
    private final @Nullable TlsIdentity identity;

    private HttpListener(
            WebServer server,
            ServerSettings settings,
            Capacity capacity,
            Lifecycle lifecycle,
            Watchdog watchdog,
            @Nullable TlsIdentity identity) {
        this.server = server;
        this.settings = settings;
        this.capacity = capacity;
        this.lifecycle = lifecycle;
        this.watchdog = watchdog;
        this.identity = identity;
    }

    /// Starts to listen.
    ///
    /// @param plain the form of errors where no API is near
    /// @param observers are told of every request that was answered
    /// @throws BindException if the port is taken or the address is not one of this machine
    /// @throws IOException if a file cannot be read
    /// @throws IllegalArgumentException if the files for TLS are not what they should be
    public static HttpListener start(
            ServerSettings settings, List<Route> routes, ErrorShape plain, List<Observer> observers)
            throws IOException {
        HelidonLog.quieten();
        Optional<TlsIdentity> identity = Optional.empty();
        if (settings.tls().isPresent()) {
            identity =
                    Optional.of(new TlsIdentity(Certificates.read(settings.tls().get())));
        }
        Doorkeeper doorkeeper = new Doorkeeper(settings.keys(), settings.rates(), settings.wrongKeysPerMinute());
        Capacity capacity =
                new Capacity(settings.limits().requests(), settings.limits().heldBytes());
        Lifecycle lifecycle = new Lifecycle();
        List<Route> all = new ArrayList<>(routes);
        all.addAll(new Probes(lifecycle, plain).routes());
        Routes table = new Routes(all, plain);
        Gates gates = new Gates(table, settings, doorkeeper, capacity, lifecycle, List.copyOf(observers));
        Watchdog watchdog = new Watchdog();
        try {
            WebServer server = listen(settings, gates, watchdog, plain, identity);
            return new HttpListener(server, settings, capacity, lifecycle, watchdog, identity.orElse(null));
        } catch (IOException | RuntimeException e) {
            watchdog.close();
            throw e;
        }
    }

    private static WebServer listen(
            ServerSettings settings, Gates gates, Watchdog watchdog, ErrorShape plain, Optional<TlsIdentity> identity)
            throws IOException {
        AcceptedSockets sockets = new AcceptedSockets(watchdog, settings.timeouts(), gates.lifecycle(), plain);
        WebServerConfig.Builder builder = WebServer.builder()
                .address(InetAddress.getByName(settings.host()))
                .port(settings.port())
                .useNio(false)
                .shutdownHook(false)
                .shutdownGracePeriod(settings.timeouts().drain())
                .maxTcpConnections(settings.limits().connections())
                .connectionOptions(sockets)
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .addConnectionSelector(new HttpConnections(sockets, watchdog, gates.router()))
                .directHandlers(new Refusals(gates.routes()).forAll());
        identity.ifPresent(
                tls -> builder.tls(Tls.builder().sslContext(tls.context()).build()));
        WebServer server = builder.build().start();
        if (!server.isRunning()) {
            throw new BindException("cannot listen at " + settings.host() + ":" + settings.port()
                    + "; the port is taken, or the address is not one of this machine");
        }
        return server;
    }

    /// The port that it listens at.
    public int port() {
        return server.port();
    }

    /// How many requests are worked on.
    public int inFlight() {
        return capacity.inFlight();
    }

    /// How many connections are open.
    int openConnections() {
        return watchdog.connections();
    }

    /// Whether the beginning of a request has come somewhere, and not yet all of its headers.
    boolean isReading() {
        return watchdog.isAny(Phase.HEAD);
    }

    boolean isDraining() {
        return lifecycle.isDraining();
    }

    /// Reads the files of the certificate again; connections from now on get what they hold.
    ///
    /// @throws IOException if one cannot be read; the old certificate stays
    /// @throws IllegalArgumentException if they are not what they should be; the old certificate stays
    public void reloadCertificate() throws IOException {
        if (identity != null && settings.tls().isPresent()) {
            identity.replace(Certificates.read(settings.tls().get()));
        }
    }

    /// Takes no more connections, answers the requests of those that there are, and stops; after the time that the
    /// settings give for it, whatever is not answered is lost.
    @Override
    public void close() {
        lifecycle.drain();
        server.stop();
        watchdog.close();
    }
}

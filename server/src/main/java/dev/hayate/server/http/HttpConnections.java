package dev.hayate.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HttpLogConfig;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/// Makes each accepted socket a connection for HTTP/1.1.
final class HttpConnections implements ServerConnectionSelector {
    private static final int LONGEST_FIRST_LINE = 8192;
    private static final int LARGEST_HEADERS = 16_384;

    private final AcceptedSockets sockets;
    private final Watchdog watchdog;
    private final Router router;
    private final Http1ConnectionSelector http1;

    HttpConnections(AcceptedSockets sockets, Watchdog watchdog, Router router) {
        this.sockets = sockets;
        this.watchdog = watchdog;
        this.router = router;
        this.http1 = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .maxPrologueLength(LONGEST_FIRST_LINE)
                        .maxHeadersSize(LARGEST_HEADERS)
                        .sendKeepAliveHeader(false)
                        .log(HttpLogConfig.builder()
                                .sendLog(false)
                                .receiveLog(false)
                                .build())
                        .build())
                .build();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        WatchedContext watched =
                new WatchedContext(context, sockets.take(context.remotePeer().address()), router);
        return new HttpConnection(watched, http1.connection(watched), watchdog);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData data) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }
}

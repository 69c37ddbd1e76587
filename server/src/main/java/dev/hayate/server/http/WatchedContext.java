package dev.hayate.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import java.util.concurrent.ExecutorService;

/// A connection as Helidon sees it: all that it reads and writes passes by the watchdog.
final class WatchedContext implements ConnectionContext {
    private final ConnectionContext context;
    private final Connection connection;
    private final StrictReader reader;
    private final DataWriter writer;
    private final Router router;

    WatchedContext(ConnectionContext context, Connection connection, Router router) {
        this.context = context;
        this.connection = connection;
        this.reader = new StrictReader(connection, context.serverSocket());
        this.writer = new Writer(context.dataWriter());
        this.router = router;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public StrictReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return router;
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    /// Everything but `100 Continue` is an answer.
    private final class Writer implements DataWriter {
        private final DataWriter socket;

        Writer(DataWriter socket) {
            this.socket = socket;
        }

        @Override
        public void write(BufferData... buffers) {
            connection.enter(Phase.ANSWER);
            socket.write(buffers);
        }

        @Override
        public void write(BufferData buffer) {
            connection.enter(Phase.ANSWER);
            socket.write(buffer);
        }

        @Override
        public void writeNow(BufferData... buffers) {
            socket.writeNow(buffers);
        }

        @Override
        public void writeNow(BufferData buffer) {
            socket.writeNow(buffer);
        }
    }
}

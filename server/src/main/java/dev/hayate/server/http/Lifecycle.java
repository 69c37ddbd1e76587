package dev.hayate.server.http;

import java.util.concurrent.TimeUnit;

/// Whether a server still takes connections. Safe for all threads.
final class Lifecycle {
    /// For so long after it began to stop, a server waits for the request that a caller may have just sent over
    /// a connection that was idle.
    private static final long LAST_REQUEST = TimeUnit.MILLISECONDS.toNanos(300);

    private volatile boolean draining;
    private volatile long since;

    void drain() {
        since = System.nanoTime();
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    /// Whether idle connections are to be closed.
    boolean endsIdleConnections(long now) {
        return draining && now - since > LAST_REQUEST;
    }
}

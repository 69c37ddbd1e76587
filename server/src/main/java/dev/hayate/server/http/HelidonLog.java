package dev.hayate.server.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What Helidon would say beside our own words. Only what ends a server is left, unless somebody has asked for
/// more.
final class HelidonLog {
    /// Held, as levels and filters go with the loggers.
    private static final Logger ALL = Logger.getLogger("io.helidon");
    /// That a port is taken is told by an exception.
    private static final Logger STARTING = Logger.getLogger("io.helidon.webserver.LoomServer");
    /// A connection that comes while the server stops is none of an operator's worries.
    private static final Logger ACCEPTING = Logger.getLogger("io.helidon.webserver.ServerListener");

    private HelidonLog() {}

    static void quieten() {
        if (ALL.getLevel() == null) {
            ALL.setLevel(Level.SEVERE);
            STARTING.setLevel(Level.OFF);
            ACCEPTING.setFilter(entry -> !(entry.getThrown() instanceof RejectedExecutionException));
        }
    }
}

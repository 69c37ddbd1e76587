package dev.hayate.server.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Looks after connections ten times a second, so that none of them needs a timer of its own.
final class Watchdog implements AutoCloseable {
    private static final long MILLIS = 100;

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    Watchdog() {
        thread = Thread.ofPlatform().daemon().name("hayate-watchdog").start(this::watch);
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    int connections() {
        return connections.size();
    }

    boolean isAny(Phase phase) {
        return connections.stream().anyMatch(connection -> connection.is(phase));
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(MILLIS);
                long now = System.nanoTime();
                connections.forEach(connection -> connection.check(now));
                // Those that were closed before they were set up.
                connections.removeIf(Connection::isClosed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

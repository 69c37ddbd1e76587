package dev.hayate.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Closes a stream on which nothing has come for a while, so that whoever reads from it gets an exception.
final class StallGuard implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Thread watch;
    private volatile long lastProgress = System.nanoTime();

    private StallGuard(InputStream stream) {
        this.watch = Thread.ofVirtual().unstarted(() -> watch(stream));
    }

    static StallGuard over(InputStream stream) {
        StallGuard guard = new StallGuard(stream);
        guard.watch.start();
        return guard;
    }

    void progressed() {
        lastProgress = System.nanoTime();
    }

    private void watch(InputStream stream) {
        try {
            for (long left = PATIENCE.toNanos(); left > 0; left = PATIENCE.toNanos() - idle()) {
                Thread.sleep(Duration.ofNanos(left));
            }
            stream.close();
        } catch (InterruptedException | IOException e) {
            // The download is over, or its reader meets the same exception.
        }
    }

    private long idle() {
        return System.nanoTime() - lastProgress;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}

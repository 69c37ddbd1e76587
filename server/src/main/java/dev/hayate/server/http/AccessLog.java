package dev.hayate.server.http;

import dev.hayate.server.api.Answered;
import dev.hayate.server.api.Observer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A line for every request that was answered:
///
/// ```text
/// time=2026-11-25T01:28:22.123Z address=10.0.0.7 method=POST path=/v1/embeddings status=200 bytes=3012 ms=0.412
/// key=team-a texts=1
/// ```
///
/// Lines are written ten times a second by a thread of their own. Where they cannot be written as fast as they
/// come, some are left out, and a line says how many. Safe for all threads.
public final class AccessLog implements Observer, AutoCloseable {
    private static final int MOST_BYTES = 4 << 20;
    private static final long MILLIS = 100;

    /// Gives the place that lines go to.
    @FunctionalInterface
    public interface Opener {
        OutputStream open() throws IOException;
    }

    private final Opener opener;
    private final Clock clock;
    private final Thread thread;
    private final StringBuilder lines = new StringBuilder();
    private OutputStream out;
    private long leftOut;
    private boolean reopen;

    /// @param opener opens the place that lines go to, now and whenever it is to be opened again
    /// @throws IOException if it cannot be opened
    public AccessLog(Opener opener) throws IOException {
        this(opener, Clock.systemUTC());
    }

    AccessLog(Opener opener, Clock clock) throws IOException {
        this.opener = opener;
        this.clock = clock;
        this.out = opener.open();
        this.thread = Thread.ofPlatform().daemon().name("hayate-access-log").start(this::write);
    }

    @Override
    public void answered(Answered request) {
        String line = String.join(
                " ",
                "time=" + clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "address=" + request.address(),
                "method=" + request.method(),
                "path=" + request.path(),
                "status=" + request.status(),
                "bytes=" + request.bytes(),
                "ms=" + milliseconds(request.nanos()),
                "key=" + request.key(),
                "texts=" + request.texts());
        synchronized (lines) {
            if (lines.length() + line.length() > MOST_BYTES) {
                leftOut++;
            } else {
                lines.append(line).append('\n');
            }
        }
    }

    private static String milliseconds(long nanos) {
        long micros = nanos / 1000;
        return micros / 1000 + "." + String.format(Locale.ROOT, "%03d", micros % 1000);
    }

    /// Opens the place again before the next line, as is needed after a file was moved away.
    public void reopen() {
        synchronized (lines) {
            reopen = true;
        }
    }

    private void write() {
        try {
            while (true) {
                Thread.sleep(MILLIS);
                flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void flush() {
        byte[] bytes;
        boolean again;
        synchronized (lines) {
            if (leftOut > 0) {
                lines.append("left-out=").append(leftOut).append('\n');
                leftOut = 0;
            }
            bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            lines.setLength(0);
            again = reopen;
            reopen = false;
        }
        try {
            if (again) {
                out.close();
                out = opener.open();
            }
            out.write(bytes);
            out.flush();
        } catch (IOException fullOrGone) {
            synchronized (lines) {
                leftOut += new String(bytes, StandardCharsets.UTF_8).lines().count();
            }
        }
    }

    /// Writes what is left.
    @Override
    public void close() {
        thread.interrupt();
        flush();
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

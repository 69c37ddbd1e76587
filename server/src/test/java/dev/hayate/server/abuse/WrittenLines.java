package dev.hayate.server.abuse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Everything that this process writes to its streams and its log, from finest to severe.
final class WrittenLines extends Handler implements AutoCloseable {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    static WrittenLines capture() {
        WrittenLines lines = new WrittenLines();
        PrintStream stream = new PrintStream(lines.written, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        written.writeBytes((entry.getLevel() + " " + entry.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
        for (Throwable cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
            written.writeBytes((cause + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
        System.setOut(out);
        System.setErr(err);
    }
}

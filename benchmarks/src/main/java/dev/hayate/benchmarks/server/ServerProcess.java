package dev.hayate.benchmarks.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// A server in a process of its own, from its start to its first answer and to its end. Linux only: memory and
/// processor time are read in `/proc`.
public final class ServerProcess implements AutoCloseable {
    /// What `/v1/embeddings` is asked to see whether a server answers.
    static final String FIRST_QUESTION = "{\"input\":\"最初の問い\",\"model\":\"hayate-ja\"}";

    private static final Duration TIME_TO_START = Duration.ofMinutes(2);
    private static final int TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;

    private final Process process;
    private final int port;
    private final Path log;
    private final double secondsToFirstAnswer;

    private ServerProcess(Process process, int port, Path log, double secondsToFirstAnswer) {
        this.process = process;
        this.port = port;
        this.log = log;
        this.secondsToFirstAnswer = secondsToFirstAnswer;
    }

    /// Starts a server and waits for its first answer.
    ///
    /// @param command the command for a port
    /// @param log where its streams go
    /// @throws IOException if it ends before, with its last line
    public static ServerProcess start(IntFunction<List<String>> command, Path log)
            throws IOException, InterruptedException {
        int port = freePort();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command.apply(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!answers(port)) {
            if (!process.isAlive()) {
                List<String> lines = Files.readAllLines(log);
                throw new IOException("the server ended with exit code " + process.exitValue() + ": "
                        + (lines.isEmpty() ? "without a word" : lines.getLast()));
            }
            if (System.nanoTime() - start > TIME_TO_START.toNanos()) {
                process.destroyForcibly();
                throw new IOException("the server did not answer within " + TIME_TO_START.toSeconds() + " s");
            }
            Thread.sleep(5);
        }
        return new ServerProcess(process, port, log, (System.nanoTime() - start) / 1e9);
    }

    private static boolean answers(int port) {
        try (KeptConnection connection = KeptConnection.to(address(port))) {
            return connection
                            .ask(Question.post("/v1/embeddings", FIRST_QUESTION))
                            .status()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return address(port);
    }

    /// The seconds from the start of the process to the first embedding.
    public double secondsToFirstAnswer() {
        return secondsToFirstAnswer;
    }

    /// Its resident memory in MiB, shared pages of files included.
    public double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no VmRSS in /proc");
    }

    /// The processor time that it has used, of all its threads, in milliseconds; known to ten of them.
    public long processorMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) * 1000 / TICKS_PER_SECOND;
    }

    /// What it has written.
    public byte[] log() throws IOException {
        return Files.readAllBytes(log);
    }

    /// Sends it a signal, such as `TERM` or `HUP`.
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    /// Waits for its end.
    ///
    /// @return its exit code
    /// @throws IOException if it still runs after that time
    public int awaitEnd(Duration time) throws IOException, InterruptedException {
        if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("the server still runs after " + time.toSeconds() + " s");
        }
        return process.exitValue();
    }

    /// Whether it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

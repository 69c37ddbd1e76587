package dev.hayate.benchmarks.peers;

import dev.hayate.benchmarks.files.TemporaryFolder;
import dev.hayate.benchmarks.texts.Slices;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A Python peer in a process of its own, driven line by line; see the package's description for the protocol.
final class PythonProcess implements AutoCloseable {
    /// Writes the file that a script gets first.
    @FunctionalInterface
    interface Input {
        /// Writes the file.
        void write(Path file) throws IOException;
    }

    private static final String READY = "ready ";
    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final TemporaryFolder folder;
    private final Path errors;
    private String name = "";

    private PythonProcess(Process process, TemporaryFolder folder, Path errors) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.folder = folder;
        this.errors = errors;
    }

    /// Starts a script of this package and waits until it has warmed up.
    ///
    /// @param python the interpreter
    /// @param script a resource of this package
    /// @param threads how many threads the libraries of the process may use
    /// @param arguments what the script gets after the name of the file with the slices
    /// @throws PeerUnavailableException if the script ends early, with the last line that it wrote to stderr
    static PythonProcess start(String python, String script, Slices slices, int threads, String... arguments)
            throws PeerUnavailableException, IOException {
        return start(python, script, (Input) file -> SliceFile.write(file, slices), threads, arguments);
    }

    /// As above, with other work than slices.
    static PythonProcess start(String python, String script, Input input, int threads, String... arguments)
            throws PeerUnavailableException, IOException {
        TemporaryFolder folder = TemporaryFolder.create("peer");
        Path program = folder.path().resolve(script);
        try (InputStream in = Objects.requireNonNull(PythonProcess.class.getResourceAsStream(script), script)) {
            Files.copy(in, program);
        }
        Path work = folder.path().resolve("work");
        input.write(work);
        List<String> command = new ArrayList<>(List.of(python, program.toString(), work.toString()));
        command.addAll(List.of(arguments));
        Path errors = folder.path().resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        for (String variable : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")) {
            builder.environment().put(variable, Integer.toString(threads));
        }
        builder.environment().put("TOKENIZERS_PARALLELISM", Boolean.toString(threads > 1));
        builder.environment().put("HF_HUB_OFFLINE", "1");
        PythonProcess peer = new PythonProcess(builder.start(), folder, errors);
        try {
            peer.awaitReady(script);
        } catch (PeerUnavailableException | IOException e) {
            peer.close();
            throw e;
        }
        return peer;
    }

    private void awaitReady(String script) throws PeerUnavailableException, IOException {
        String line = answers.readLine();
        if (line == null || !line.startsWith(READY)) {
            throw new PeerUnavailableException(script, "it did not start (" + lastError(line) + ")");
        }
        name = line.substring(READY.length());
    }

    /// What the peer calls itself.
    String name() {
        return name;
    }

    /// Lets the peer work through a slice once.
    ///
    /// @return seconds, by the peer's clock
    double go(int slice) throws IOException {
        return Double.parseDouble(ask("go " + slice));
    }

    /// The peer's results for a slice.
    String show(int slice) throws IOException {
        return ask("show " + slice);
    }

    /// The answer to a request, of one line.
    String ask(String request) throws IOException {
        requests.write(request);
        requests.newLine();
        requests.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(name + " ended (" + lastError(null) + ")");
        }
        return answer;
    }

    private String lastError(@Nullable String otherwise) throws IOException {
        List<String> lines = Files.readAllLines(errors);
        return lines.isEmpty() ? Objects.requireNonNullElse(otherwise, "without a word") : lines.getLast();
    }

    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        folder.close();
    }
}

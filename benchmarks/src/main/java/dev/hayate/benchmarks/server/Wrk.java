package dev.hayate.benchmarks.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The load generator wrk, in a process of its own.
///
/// @param folder where its script and its texts lie
/// @param connections how many connections ask at once
record Wrk(Path folder, int connections) {
    private static final String SCRIPT = "embeddings.lua";

    /// Writes the script and the texts.
    ///
    /// @throws IOException if wrk is not installed
    static Wrk prepare(Path folder, Questions questions, int connections) throws IOException {
        try {
            new ProcessBuilder("wrk", "-v")
                    .redirectErrorStream(true)
                    .start()
                    .getInputStream()
                    .readAllBytes();
        } catch (IOException missing) {
            throw new IOException("needs wrk to make load, for example from 'apt-get install wrk'", missing);
        }
        try (InputStream in = Objects.requireNonNull(Wrk.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.copy(in, folder.resolve(SCRIPT));
        }
        Files.write(folder.resolve("texts"), questions.texts());
        return new Wrk(folder, connections);
    }

    /// Asks for some seconds.
    WrkResult run(InetSocketAddress server, Load load, int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--timeout=30s",
                        "--script=" + folder.resolve(SCRIPT),
                        "http://127.0.0.1:" + server.getPort() + "/v1/embeddings",
                        "--",
                        folder.resolve("texts").toString(),
                        Integer.toString(load.texts()),
                        load.encoding())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return WrkResult.parse(lines);
    }
}

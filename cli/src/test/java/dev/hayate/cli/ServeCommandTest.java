package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
    private static final Path MODEL = Path.of("../core/src/test/resources/golden/models/st-unigram")
            .toAbsolutePath()
            .normalize();
    private static final Pattern ADDRESS = Pattern.compile("at (http://127\\.0\\.0\\.1:[0-9]+)\\R");

    @TempDir
    Path folder;

    /// A command that serves until it is told to stop.
    private final class Serving implements AutoCloseable {
        final StringWriter err = new StringWriter();
        final CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        final Thread thread;

        Serving(String... options) {
            List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0"));
            arguments.addAll(List.of(options));
            Terminal terminal = new Terminal(
                    new ByteArrayInputStream(new byte[0]),
                    OutputStream.nullOutputStream(),
                    new PrintWriter(err, true),
                    false,
                    folder);
            thread = Thread.ofPlatform()
                    .start(() -> exitCode.complete(Main.run(terminal, arguments.toArray(String[]::new))));
        }

        String address() {
            while (!exitCode.isDone()) {
                Matcher address = ADDRESS.matcher(err.toString());
                if (address.find()) {
                    return address.group(1);
                }
                Thread.onSpinWait();
            }
            throw new AssertionError("it has ended: " + err);
        }

        HttpResponse<String> post(String body, String... headers) throws Exception {
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "/v1/embeddings"))
                        .POST(BodyPublishers.ofString(body));
                if (headers.length > 0) {
                    request.headers(headers);
                }
                HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
                client.shutdownNow();
                return response;
            }
        }

        int stop() {
            thread.interrupt();
            return exitCode.orTimeout(30, TimeUnit.SECONDS).join();
        }

        @Override
        public void close() {
            stop();
        }
    }

    @Test
    void servesTheBundledModelUntilItIsStopped() throws Exception {
        try (Serving serving = new Serving()) {
            HttpResponse<String> response = serving.post("{\"input\":\"猫が好き\",\"model\":\"hayate-ja\"}");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            assertThat(serving.err.toString()).startsWith("hayate: serving hayate-ja (");
            assertThat(serving.stop()).isEqualTo(Main.DONE);
            assertThat(serving.err.toString().lines()).hasSize(1);
        }
    }

    @Test
    void modelsHaveNames() throws Exception {
        try (Serving serving = new Serving("-m", MODEL.toString(), "-m", "other=" + MODEL)) {
            serving.address();
            assertThat(serving.err.toString())
                    .containsPattern("serving st-unigram \\([0-9]+ dimensions\\), other \\([0-9]+ dimensions\\) at");
        }
        try (Serving serving = new Serving("-m", MODEL.toString(), "--served-model-name", "text-embedding-3-small")) {
            serving.address();
            assertThat(serving.err.toString()).contains("serving text-embedding-3-small (");
        }
    }

    @Test
    void keysOfAFileAreNeededAndAWarningTellsWhoElseReadsIt() throws Exception {
        Path keys = Files.writeString(folder.resolve("keys.txt"), "ann:sk-1\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r--r--"));
        try (Serving serving = new Serving("-m", MODEL.toString(), "--api-key-file", "keys.txt")) {
            assertThat(serving.post("{\"input\":\"a\"}").statusCode()).isEqualTo(401);
            assertThat(serving.post("{\"input\":\"a\"}", "Authorization", "Bearer sk-1")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(serving.err.toString()).startsWith("hayate: warning: other users may read or change keys.txt");
        }
    }

    @Test
    void requestsAreLoggedWithoutTheirTexts() throws Exception {
        try (Serving serving = new Serving("-m", MODEL.toString(), "--access-log", "access.log")) {
            serving.post("{\"input\":\"ひみつ\"}");
        }
        assertThat(folder.resolve("access.log"))
                .content()
                .contains("method=POST path=/v1/embeddings status=200")
                .doesNotContain("ひみつ");
    }

    @Test
    void aTakenPortIsToldInOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.in(
                    folder, "serve", "-m", MODEL.toString(), "--port", Integer.toString(taken.getLocalPort()));
            assertThat(run.exitCode()).isEqualTo(Main.FAILED);
            assertThat(run.errors()).hasSize(1);
            assertThat(run.err()).contains("cannot listen at 127.0.0.1:" + taken.getLocalPort(), "the port is taken");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--port 70000, 2, port must be from 0 to 65535",
        "--port x, 2, is not an int",
        "--max-body 2XB, 2, expected a number of bytes",
        "--max-concurrent 0, 2, limits must be at least 1",
        "--timeout 0, 2, --timeout must be from",
        "--drain-seconds -1, 2, --drain-seconds must be from",
        "--requests-per-second -1, 2, rates must not be negative",
        "--cors-allow-origin example.org, 2, an origin is like https://example.org",
        "--tls-cert cert.pem, 2, --tls-cert and --tls-key go together",
        "--tls-cert none.pem --tls-key none.pem, 1, no such file",
        "--api-key-file none.txt, 1, no such file",
        "--api-key ''a b'', 2, visible ASCII characters",
        "-m a=none/such/folder, 1, no such folder",
        "--index none, 1, none",
        "--host 300.1.1.1, 1, 300.1.1.1",
        "--access-log none/access.log, 1, no such file",
    })
    void mistakesAreToldInOneSentence(String options, int exitCode, String sentence) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        if (!options.startsWith("--port")) {
            arguments.addAll(List.of("--port", "0"));
        }
        for (String option : options.replace("'a b'", "a\u0000b").split(" ", -1)) {
            arguments.add(option.replace('\u0000', ' '));
        }
        CommandRun run = CommandRun.in(folder, arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.errors().getFirst()).startsWith("hayate: ").contains(sentence);
        assertThat(run.err()).doesNotContain("\tat ", "internal error");
    }
}

package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In processes of their own, because the hub is found through the environment.
class PullCommandTest {
    @TempDir
    Path cache;

    private CommandRun run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.console=java.base",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("HF_"));
        builder.environment().put("HF_HUB_CACHE", cache.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), out, err);
    }

    @Test
    void tellsInOneSentenceThatAModelDoesNotExist() throws Exception {
        HttpServer hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("X-Error-Code", "RepoNotFound");
                exchange.sendResponseHeaders(401, -1);
            }
        });
        hub.start();
        try {
            String endpoint = "http://127.0.0.1:" + hub.getAddress().getPort();

            CommandRun run = run(Map.of("HF_ENDPOINT", endpoint), "pull", "org/nothing");

            assertThat(run.exitCode()).isEqualTo(Main.FAILED);
            assertThat(run.out()).isEmpty();
            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .startsWith("hayate: org/nothing: not on " + endpoint)
                    .contains("HF_TOKEN");
        } finally {
            hub.stop(0);
        }
    }

    @Test
    void staysOfflineWhenAsked() throws Exception {
        Map<String, String> offline = Map.of("HF_HUB_OFFLINE", "1");

        CommandRun encode = run(offline, "info", "org/name");

        assertThat(encode.exitCode()).isEqualTo(Main.FAILED);
        assertThat(encode.errors()).singleElement().asString().contains("not in the cache", "hayate pull org/name");
        assertThat(run(offline, "pull", "org/name").errors())
                .singleElement()
                .asString()
                .contains("HF_HUB_OFFLINE");
    }

    @Test
    void refusesAnEndpointThatIsNone() throws Exception {
        CommandRun run = run(Map.of("HF_ENDPOINT", "hub.example"), "pull", "org/name");

        assertThat(run.exitCode()).isEqualTo(Main.USAGE);
        assertThat(run.errors()).singleElement().asString().contains("HF_ENDPOINT=hub.example");
    }
}

package dev.hayate.benchmarks.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A server that reads a body and answers with the same bytes each time: the most that Hayate's server could
/// reach.
final class BareHelidon {
    private BareHelidon() {}

    /// Starts it.
    ///
    /// @param arguments the port, and how many bytes an answer has
    public static void main(String[] arguments) {
        byte[] answer = "0".repeat(Integer.parseInt(arguments[1])).getBytes(StandardCharsets.US_ASCII);
        HttpRouting.Builder routing = HttpRouting.builder().post("/v1/embeddings", (request, response) -> {
            read(request.content().inputStream());
            response.header("Content-Type", "application/json").send(answer);
        });
        WebServer.builder()
                .host("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .addRouting(routing)
                .build()
                .start();
    }

    private static void read(InputStream body) throws IOException {
        try (body) {
            body.readAllBytes();
        }
    }
}

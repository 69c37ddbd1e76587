package dev.hayate.server.abuse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Hostile requests against one server, and what it did wrong.
///
/// @param attacker sends them
public record Campaign(Attacker attacker) {
    private static final int AT_ONCE = 16;

    /// What is wrong with an answer, or nothing.
    ///
    /// @throws IOException if the server takes no connection
    public Optional<String> send(HostileRequest request) throws IOException, InterruptedException {
        Outcome outcome = attacker.send(request);
        return request.expectation()
                .complaint(outcome)
                .or(() -> marked(outcome.received()) ? Optional.of("it repeats what was sent") : Optional.empty())
                .map(complaint ->
                        request.kind() + ", " + request.what() + ": " + complaint + "\n    " + request.bytes());
    }

    /// Sends requests, some of them at once.
    ///
    /// @return what is wrong, a line or two each
    public List<String> send(List<HostileRequest> requests) throws InterruptedException, ExecutionException {
        List<String> complaints = new ArrayList<>();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Optional<String>>> sent = new ArrayList<>();
            for (HostileRequest request : requests) {
                sent.add(threads.submit(() -> send(request)));
            }
            for (Future<Optional<String>> each : sent) {
                each.get().ifPresent(complaints::add);
            }
        }
        return complaints;
    }

    /// Sends one request in good order.
    ///
    /// @param key empty for none
    public Outcome ask(String key, String method, String path, String body) throws IOException, InterruptedException {
        byte[] bytes = Http.utf8(body);
        byte[] head = new Http(key).head(method + " " + path + " HTTP/1.1", "Content-Length: " + bytes.length);
        return attacker.send(HostileRequest.of("good", path, new Expectation.Tolerated(), head, bytes));
    }

    /// Whether something holds the mark of hostile requests.
    public static boolean marked(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return text.contains(HostileRequest.MARK);
    }
}

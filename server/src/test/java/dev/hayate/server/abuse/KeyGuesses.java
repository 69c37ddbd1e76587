package dev.hayate.server.abuse;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Requests in good order to a server that has keys, with keys that it does not have.
final class KeyGuesses {
    private static final int RANDOM_KEYS = 100;

    private final String key;
    private final List<Target> targets;
    private final Consumer<HostileRequest> out;

    /// @param key one that the server has
    KeyGuesses(String key, List<Target> targets, Consumer<HostileRequest> out) {
        this.key = key;
        this.targets = targets;
        this.out = out;
    }

    void add(Random random) {
        for (Target target : targets) {
            for (String header : List.of(
                    "",
                    "Authorization:",
                    "Authorization: Bearer",
                    "Authorization: Bearer " + HostileRequest.MARK,
                    "Authorization: Basic " + key,
                    "Authorization: " + key,
                    "Authorization: Bearer " + key + "x",
                    "Authorization: Bearer " + key.substring(1),
                    "Authorization: Bearer " + key.substring(0, key.length() - 1),
                    "Authorization: Bearer \"" + key + "\"",
                    "Authorization: Bearer *",
                    "X-Forwarded-For: 127.0.0.1",
                    "Cookie: key=" + key)) {
                guess(target, header);
            }
        }
        for (int i = 0; i < RANDOM_KEYS; i++) {
            guess(targets.getFirst(), "Authorization: Bearer " + HostileRequest.MARK + random.nextLong());
        }
    }

    private void guess(Target target, String header) {
        byte[] body = Http.utf8(target.good());
        out.accept(HostileRequest.of(
                "key guessing",
                target.path() + " with " + (header.isEmpty() ? "no key" : header.split(" ", 2)[0]),
                new Expectation.Explained(target.form()),
                Http.join(
                        new Http("")
                                .head(
                                        "POST " + target.path() + " HTTP/1.1",
                                        (header.isEmpty() ? "" : header + "\r\n") + "Content-Length: " + body.length),
                        body)));
    }
}

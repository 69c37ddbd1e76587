package dev.hayate.server.http;

import dev.hayate.server.api.Access;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// What an orchestrator asks: `/live` is answered as long as the process works, `/ready` as long as it takes
/// requests.
record Probes(Lifecycle lifecycle, ErrorShape plain) {
    private static final byte[] OK = "ok\n".getBytes(StandardCharsets.US_ASCII);

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/live", Access.OPEN, plain, this::live),
                new Route(Method.GET, "/ready", Access.OPEN, plain, this::ready));
    }

    private Reply live(Call call) {
        return Reply.of("text/plain", OK);
    }

    private Reply ready(Call call) {
        if (lifecycle.isDraining()) {
            throw ApiException.later(Problem.UNAVAILABLE, "the server is about to stop", Duration.ofSeconds(5));
        }
        return Reply.of("text/plain", OK);
    }
}

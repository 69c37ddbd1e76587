package dev.hayate.server.http;

import dev.hayate.server.api.Access;
import dev.hayate.server.api.Answered;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Operation;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A listener with a few operations that need no model.
final class TestListener implements AutoCloseable {
    static final ServerSettings SETTINGS = ServerSettings.DEFAULT.port(0);

    private static final ErrorShape PLAIN = problem -> {
        byte[] json = ("{\"error\":\"" + problem.sentence() + "\"}").getBytes(StandardCharsets.UTF_8);
        return Reply.json(json, json.length).withStatus(problem.problem().status());
    };

    /// Told of every answer.
    final BlockingQueue<Answered> observed = new LinkedBlockingQueue<>();
    /// Counted down when `/v1/wait` has begun.
    final CountDownLatch begun = new CountDownLatch(1);
    /// `/v1/wait` is answered after it.
    final CountDownLatch go = new CountDownLatch(1);

    private final HttpListener listener;

    private TestListener(ServerSettings settings) throws IOException {
        listener = HttpListener.start(
                settings,
                List.of(
                        route("/v1/length", call -> text(Integer.toString(call.body().length))),
                        route("/v1/body", call -> Reply.of("text/plain", call.body())),
                        route("/v1/query", call -> text(call.query().toString())),
                        route("/v1/wait", this::await),
                        route("/v1/texts", TestListener::charge),
                        route("/v1/large", call -> Reply.of("text/plain", new byte[50_000_000])),
                        route("/v1/broken", call -> {
                            throw new IllegalStateException("秘密");
                        }),
                        new Route(Method.GET, "/page", Access.OPEN, PLAIN, call -> text("page"))),
                PLAIN,
                List.of(observed::add));
    }

    static TestListener start(ServerSettings settings) throws IOException {
        return new TestListener(settings);
    }

    static TestListener start() throws IOException {
        return start(SETTINGS);
    }

    private static Route route(String path, Operation operation) {
        ErrorShape form = problem ->
                text("v1: " + problem.sentence()).withStatus(problem.problem().status());
        return new Route(Method.POST, path, Access.KEY, form, operation);
    }

    private static Reply text(String text) {
        return Reply.of("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply charge(Call call) throws ApiException {
        call.charge(Integer.parseInt(new String(call.body(), StandardCharsets.UTF_8)));
        return text("charged");
    }

    private Reply await(Call call) {
        begun.countDown();
        try {
            return text(go.await(20, TimeUnit.SECONDS) ? "at last" : "too late");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return text("interrupted");
        }
    }

    HttpListener listener() {
        return listener;
    }

    RawClient connect() throws IOException {
        return new RawClient(listener.port());
    }

    Answered observed() throws InterruptedException {
        Answered answered = observed.poll(20, TimeUnit.SECONDS);
        if (answered == null) {
            throw new AssertionError("nothing was observed");
        }
        return answered;
    }

    @Override
    public void close() {
        go.countDown();
        listener.close();
    }
}

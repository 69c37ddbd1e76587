package dev.hayate.server.http;

import dev.hayate.server.admission.Caller;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.Answered;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Observer;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request on its way through the gates, and its answer.
final class Exchange {
    private static final System.Logger LOG = System.getLogger("dev.hayate.server");

    /// As nginx logs a caller that did not wait for its answer.
    private static final int CALLER_GONE = 499;

    private final Gates gates;
    private final Connection connection;
    private final ServerRequest request;
    private final String method;
    private final Body body;
    private final Answer answer;
    private final long begin = System.nanoTime();

    private ErrorShape errors;
    private String path = "-";
    private Caller caller = Caller.ANYBODY;
    private @Nullable Problem refused;
    private int texts;

    Exchange(Gates gates, WatchedContext context, ServerRequest request, ServerResponse response) {
        this.gates = gates;
        this.connection = context.connection();
        this.request = request;
        this.method = request.prologue().method().text();
        this.errors = gates.routes().nearest(request.prologue().uriPath().rawPath());
        this.body = new Body(gates, context, request);
        this.answer = new Answer(gates, context, request, response, body);
    }

    void run() {
        connection.enter(Phase.WORK);
        gates.observers().forEach(Observer::began);
        int status = CALLER_GONE;
        long bytes = 0;
        try {
            Reply reply = reply();
            answer.send(reply);
            status = reply.status();
            bytes = reply.length();
        } catch (CloseConnectionException gone) {
            if (connection.is(Phase.OVER)) {
                refused = Problem.TOO_SLOW;
                status = refused.status();
            }
            throw gone;
        } finally {
            observe(status, bytes);
        }
        answer.finish();
    }

    private Reply reply() {
        try {
            return pass();
        } catch (ApiException e) {
            return refusal(e);
        } catch (RequestException e) {
            return refusal(new ApiException(Problem.INVALID, "the body does not come in chunks as it says"));
        } catch (CloseConnectionException gone) {
            throw gone;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.ERROR, "a request has failed", new Failure(e));
            return refusal(new ApiException(Problem.INTERNAL, "internal error; the server's log tells where"));
        } finally {
            body.release();
        }
    }

    private Reply pass() {
        Routes.Place place = gates.routes().at(request.prologue().uriPath().rawPath());
        if (place == null) {
            throw new ApiException(Problem.NO_SUCH_PATH, "no such path");
        }
        answer.allow(place.allow());
        if (method.equals("OPTIONS")) {
            return answer.options();
        }
        Route route = place.route(method);
        if (route == null) {
            throw new ApiException(Problem.METHOD_NOT_ALLOWED, "this path takes " + place.allow());
        }
        path = route.path();
        errors = route.errors();
        return switch (route.access()) {
            case OPEN -> route.operation().answer(call(route));
            case KEY -> admitted(route);
        };
    }

    private Reply admitted(Route route) {
        caller = gates.doorkeeper()
                .identify(
                        connection.network(),
                        request.headers().first(HeaderNames.AUTHORIZATION).orElse(null));
        caller.request();
        gates.capacity().requireFree();
        Call call = call(route);
        gates.capacity().enter();
        try {
            return route.operation().answer(call);
        } finally {
            gates.capacity().leave();
        }
    }

    private Call call(Route route) {
        byte[] bytes = body.read(route.errors());
        long deadline =
                System.nanoTime() + gates.settings().timeouts().operation().toNanos();
        return new Call(bytes, query(), deadline, route.access() == Access.OPEN ? count -> {} : this::charge);
    }

    private void charge(int count) {
        texts += count;
        caller.texts(count);
    }

    private Map<String, String> query() {
        if (request.query().isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, String> first = new HashMap<>();
            for (String name : request.query().names()) {
                first.put(name, request.query().first(name).orElse(""));
            }
            return first;
        } catch (IllegalArgumentException e) {
            throw new ApiException(Problem.INVALID, "the query of the URL is not encoded as UTF-8 with percent signs");
        }
    }

    private Reply refusal(ApiException problem) {
        refused = problem.problem();
        answer.refuse(problem);
        return errors.reply(problem);
    }

    private void observe(int status, long bytes) {
        if (gates.observers().isEmpty()) {
            return;
        }
        Answered answered = new Answered(
                connection.address(),
                path.equals("-") ? "-" : method,
                path,
                status,
                Optional.ofNullable(refused),
                bytes,
                System.nanoTime() - begin,
                caller.name(),
                texts);
        gates.observers().forEach(observer -> observer.answered(answered));
    }
}

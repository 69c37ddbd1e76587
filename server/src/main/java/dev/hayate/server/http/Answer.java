package dev.hayate.server.http;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Reply;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/// The answer to a request as it is sent.
final class Answer {
    private static final byte[] NOTHING = {};
    private static final HeaderName RETRY_AFTER = HeaderNames.create("Retry-After");
    private static final Header KEY_NEEDED = HeaderValues.createCached("WWW-Authenticate", "Bearer");

    private final Gates gates;
    private final WatchedContext context;
    private final ServerRequest request;
    private final ServerResponse response;
    private final Body body;
    private String allow = "";
    private boolean closing;

    Answer(Gates gates, WatchedContext context, ServerRequest request, ServerResponse response, Body body) {
        this.gates = gates;
        this.context = context;
        this.request = request;
        this.response = response;
        this.body = body;
        response.header(HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF);
        new Cors(gates.settings().origins(), request, response).allow();
    }

    /// The path takes these methods.
    void allow(String methods) {
        allow = methods;
    }

    /// What is allowed at the path, and for whom.
    Reply options() {
        response.header(HeaderNames.ALLOW, allow);
        new Cors(gates.settings().origins(), request, response).answerPreflight(allow);
        return Reply.of("text/plain", NOTHING);
    }

    /// Adds the headers that a problem needs.
    void refuse(ApiException problem) {
        problem.retryAfter().ifPresent(time -> response.header(RETRY_AFTER, Long.toString(seconds(time))));
        switch (problem.problem()) {
            case UNAUTHORIZED -> response.header(KEY_NEEDED);
            case METHOD_NOT_ALLOWED -> response.header(HeaderNames.ALLOW, allow);
            default -> {}
        }
    }

    private static long seconds(Duration time) {
        return Math.max(1, time.plusNanos(999_999_999).toSeconds());
    }

    void send(Reply reply) {
        boolean bodiless = request.prologue().method().equals(Method.HEAD);
        response.status(Status.create(reply.status()));
        response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        reply.headers().forEach(response::header);
        closing = gates.lifecycle().isDraining()
                || context.dataReader().isOld()
                || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)
                || !body.mayGoOn();
        if (closing) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        gates.capacity().hold(reply.length());
        try {
            if (bodiless) {
                response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(reply.length()));
                response.send(NOTHING, 0, 0);
            } else {
                response.send(reply.bytes(), 0, reply.length());
            }
        } finally {
            gates.capacity().release(reply.length());
        }
    }

    /// Makes the connection ready for its next request, or ends it.
    void finish() {
        if (closing || !body.skipRest()) {
            throw new CloseConnectionException("answered");
        }
        context.dataReader().expectRequest();
        context.connection().enter(context.dataReader().available() > 0 ? Phase.HEAD : Phase.IDLE);
    }
}

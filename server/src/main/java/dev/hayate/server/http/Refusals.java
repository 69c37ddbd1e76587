package dev.hayate.server.http;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.util.Arrays;

/// What Helidon refuses because it is not HTTP/1.1 as it should be, told in the form of the nearest API. Such a
/// connection is closed.
record Refusals(Routes routes) implements DirectHandler {

    DirectHandlers forAll() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, this);
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, String message) {
        ApiException problem = problem(status);
        String path = request.path();
        int end = path.indexOf('?');
        Reply reply = routes.nearest(end < 0 ? path : path.substring(0, end)).reply(problem);
        return TransportResponse.builder()
                .status(status)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, reply.contentType())
                .header(HeaderValues.X_CONTENT_TYPE_OPTIONS_NOSNIFF)
                .keepAlive(false)
                .entity(Arrays.copyOf(reply.bytes(), reply.length()))
                .build();
    }

    private static ApiException problem(Status status) {
        return switch (status.code()) {
            case 413 -> new ApiException(Problem.TOO_LARGE, "the body is larger than this server allows");
            case 414 -> new ApiException(Problem.INVALID, "the first line of the request is too long");
            case 501 -> new ApiException(Problem.NOT_OFFERED, "a body comes with its length or in chunks");
            case 500 -> new ApiException(Problem.INTERNAL, "internal error");
            default -> new ApiException(Problem.INVALID, "the request is not valid HTTP/1.1");
        };
    }
}

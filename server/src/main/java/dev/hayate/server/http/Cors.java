package dev.hayate.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.regex.Pattern;

/// What tells a browser which pages may read an answer.
final class Cors {
    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9-]{1,64}( *, *[A-Za-z0-9-]{1,64}){0,30}");
    private static final String MINUTES = "600";

    private final ServerRequest request;
    private final ServerResponse response;
    private final String origin;
    private final boolean allowed;
    private final Origins origins;

    Cors(Origins origins, ServerRequest request, ServerResponse response) {
        this.origins = origins;
        this.request = request;
        this.response = response;
        this.origin = origins.isEmpty()
                ? ""
                : request.headers().first(HeaderNames.ORIGIN).orElse("");
        this.allowed = !origin.isEmpty() && origins.allows(origin);
    }

    /// Lets the page read the answer, if its origin is allowed.
    void allow() {
        if (origins.isEmpty()) {
            return;
        }
        if (!origins.allowsAll()) {
            response.header(HeaderNames.VARY, "Origin");
        }
        if (allowed) {
            response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origins.allowsAll() ? "*" : origin);
            response.header(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "Retry-After");
        }
    }

    /// Lets the page send such a request, if its origin is allowed.
    void answerPreflight(String methods) {
        if (!allowed || !request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD)) {
            return;
        }
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, methods);
        response.header(HeaderNames.ACCESS_CONTROL_MAX_AGE, MINUTES);
        request.headers()
                .first(HeaderNames.ACCESS_CONTROL_REQUEST_HEADERS)
                .filter(names -> NAMES.matcher(names).matches())
                .ifPresent(names -> response.header(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, names));
    }
}

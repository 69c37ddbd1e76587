package dev.hayate.server.http;

import dev.hayate.server.ServerSettings;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import io.helidon.http.Method;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Listens, and takes requests to operations.
public final class HttpListener implements AutoCloseable {
    private final WebServer server;

    private HttpListener(WebServer server) {
        this.server = server;
    }

    /// Starts to listen.
    public static HttpListener start(ServerSettings settings, List<Route> routes) {
        HttpRouting.Builder routing = HttpRouting.builder();
        for (Route route : routes) {
            routing.route(
                    Method.create(route.method().name()),
                    route.path(),
                    (request, response) -> handle(settings, route, request, response));
        }
        WebServer server = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .addRouting(routing)
                .build()
                .start();
        return new HttpListener(server);
    }

    private static void handle(ServerSettings settings, Route route, ServerRequest request, ServerResponse response) {
        Reply reply;
        try {
            byte[] body = body(settings, request);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            reply = route.operation().answer(new Call(body, query(request), deadline));
        } catch (ApiException e) {
            reply = route.errors().reply(e);
        }
        response.status(reply.status());
        response.header("Content-Type", reply.contentType());
        reply.headers().forEach(response::header);
        response.send(reply.bytes(), 0, reply.length());
    }

    private static byte[] body(ServerSettings settings, ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream stream = request.content().inputStream()) {
            byte[] body = stream.readNBytes(settings.maxBodyBytes() + 1);
            if (body.length > settings.maxBodyBytes()) {
                throw new ApiException(
                        Problem.TOO_LARGE, "the body may have at most " + settings.maxBodyBytes() + " bytes");
            }
            return body;
        } catch (IOException e) {
            throw new ApiException(Problem.INVALID, "the body ended early");
        }
    }

    private static Map<String, String> query(ServerRequest request) {
        if (request.query().isEmpty()) {
            return Map.of();
        }
        Map<String, String> first = new HashMap<>();
        for (String name : request.query().names()) {
            first.put(name, request.query().first(name).orElse(""));
        }
        return first;
    }

    /// The port that it listens at.
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}

package dev.hayate.server;

import dev.hayate.server.api.Access;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.json.PlainError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// `GET /openapi.yaml`: the description of all that is offered.
final class OpenApiDocument {
    private static final String RESOURCE = "openapi.yaml";

    private OpenApiDocument() {}

    static List<Route> routes() {
        Reply reply = Reply.of("application/yaml", bytes());
        return List.of(new Route(Method.GET, "/openapi.yaml", Access.OPEN, new PlainError(), call -> reply));
    }

    static byte[] bytes() {
        try (InputStream resource = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar of the server");
            }
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

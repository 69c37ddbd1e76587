package dev.hayate.server;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Calls operations as a listener would, without HTTP, and reads their JSON.
public record Caller(List<Route> routes) {
    public static final StaticEmbeddingModel MODEL = bundled();
    public static final ServedModel SERVED = new ServedModel("hayate-ja", MODEL, fingerprint(), 1_700_000_000);
    public static final ObjectMapper JSON = new ObjectMapper();

    private static StaticEmbeddingModel bundled() {
        try {
            return StaticEmbeddingModel.bundled();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint() {
        try {
            return MODEL.fingerprint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An engine with the bundled model under the name `hayate-ja`.
    public static Engine engine() {
        return new Engine(List.of(SERVED));
    }

    /// What came back.
    public record Answer(int status, String contentType, Map<String, String> headers, byte[] bytes) {

        /// The body as JSON.
        public JsonNode json() {
            return JSON.readTree(bytes);
        }

        /// The body as it is.
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    public Answer post(String path, String body) {
        return call(Method.POST, path, body.getBytes(StandardCharsets.UTF_8));
    }

    public Answer get(String path) {
        return call(Method.GET, path, new byte[0]);
    }

    public Answer call(Method method, String path, byte[] body) {
        Route route = routes.stream()
                .filter(each -> each.method() == method && each.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no route " + method + " " + path));
        Reply reply;
        try {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            reply = route.operation().answer(new Call(body, Map.of(), deadline));
        } catch (ApiException e) {
            reply = route.errors().reply(e);
        }
        byte[] bytes = Arrays.copyOf(reply.bytes(), reply.length());
        return new Answer(reply.status(), reply.contentType(), reply.headers(), bytes);
    }

    /// An array of numbers as float32.
    public static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }
}

package dev.hayate.hub;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// A hub on loopback with one model, `org/tiny`, and a data set of the same name and files; or with models and
/// data sets of other names, which all have the same files. Large files it hands to a second server, as the
/// real one does.
public final class FakeHub implements AutoCloseable {
    public static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final String RESOLVE = "/resolve/" + COMMIT + "/";

    /// Answers a request instead of the hub.
    interface Fault {
        void answer(HttpExchange exchange) throws IOException;
    }

    /// How many files a page of a listing has.
    static final int PAGE = 3;

    final Map<String, byte[]> files = new TreeMap<>();
    final List<String> listed = new ArrayList<>();
    public final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    final List<String> contentTokens = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
    private final String names;
    private final HttpServer hub = server(this::answerHub);
    private final HttpServer content = server(this::answerContent);

    public FakeHub() {
        this("org/tiny");
    }

    /// @param names a pattern of the names of models and data sets that it has
    public FakeHub(String names) {
        this.names = names;
    }

    private HttpServer server(Fault handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> {
                try (exchange) {
                    handler.answer(exchange);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return uri(hub);
    }

    private static URI uri(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// The settings of a client of this hub.
    ///
    /// @param environment further variables of the environment, as names and values
    public HubSettings settings(Path cache, String... environment) {
        Map<String, String> variables =
                new HashMap<>(Map.of("HF_ENDPOINT", endpoint().toString(), "HF_HUB_CACHE", cache.toString()));
        for (int i = 0; i < environment.length; i += 2) {
            variables.put(environment[i], environment[i + 1]);
        }
        return HubSettings.of(variables, cache);
    }

    public void put(String file, byte[] bytes) {
        files.put(file, bytes);
        listed.add(file);
    }

    byte[] bytes(String file) {
        return files.getOrDefault(file, new byte[0]);
    }

    /// The next request `METHOD path` is answered so; several wait in line.
    void fail(String request, Fault fault) {
        faults.computeIfAbsent(request, name -> new ArrayDeque<>()).add(fault);
    }

    static Fault status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    static String resolve(String file) {
        return "/org/tiny" + RESOLVE + file;
    }

    private boolean fails(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(range == null ? request : request + " " + range);
        Queue<Fault> waiting = faults.get(request);
        Fault fault = waiting == null ? null : waiting.poll();
        if (fault != null) {
            fault.answer(exchange);
        }
        return fault != null;
    }

    private void answerHub(HttpExchange exchange) throws IOException {
        if (fails(exchange)) {
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.matches("/api/(models|datasets)/" + names + "/revision/.*")) {
            send(exchange, listing(), 0);
        } else if (path.matches("/api/datasets/" + names + "/tree/" + COMMIT)) {
            tree(exchange);
        } else if (path.matches("(/datasets)?/" + names + RESOLVE + ".*")) {
            resolve(exchange, path.substring(path.indexOf(RESOLVE) + RESOLVE.length()));
        } else {
            status(401, "X-Error-Code", "RepoNotFound").answer(exchange);
        }
    }

    private byte[] listing() {
        StringBuilder json = new StringBuilder("{\"sha\":\"" + COMMIT + "\",\"siblings\":[");
        for (String file : listed) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"rfilename\":\"")
                    .append(file.replace("\\", "\\\\"))
                    .append("\"}");
        }
        return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void tree(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int from = query.contains("cursor=") ? Integer.parseInt(query.substring(query.indexOf("cursor=") + 7)) : 0;
        int to = Math.min(listed.size(), from + PAGE);
        StringBuilder json = new StringBuilder("[{\"type\":\"directory\",\"oid\":\"0\",\"size\":0,\"path\":\"data\"}");
        for (String file : listed.subList(from, to)) {
            json.append(",{\"type\":\"file\",\"oid\":\"0\",\"size\":0,\"path\":\"" + file + "\"}");
        }
        if (to < listed.size()) {
            String next = endpoint() + exchange.getRequestURI().getPath() + "?recursive=true&cursor=" + to;
            exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
        }
        send(exchange, json.append("]").toString().getBytes(StandardCharsets.UTF_8), 0);
    }

    private void resolve(HttpExchange exchange, String file) throws IOException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            status(404, "X-Error-Code", "EntryNotFound").answer(exchange);
            return;
        }
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-Repo-Commit", COMMIT);
        if (file.endsWith(".safetensors") || file.endsWith(".parquet")) {
            headers.set("X-Linked-Etag", "\"" + sha256(bytes) + "\"");
            headers.set("X-Linked-Size", String.valueOf(bytes.length));
            headers.set("Location", uri(content) + "/content/" + file);
            exchange.sendResponseHeaders(302, -1);
        } else {
            headers.set("ETag", "W/\"" + gitHash(bytes) + "\"");
            send(exchange, bytes, 0);
        }
    }

    private void answerContent(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        contentTokens.add(token == null ? "none" : token);
        if (fails(exchange)) {
            return;
        }
        byte[] bytes = bytes(exchange.getRequestURI().getPath().substring("/content/".length()));
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        send(exchange, bytes, from);
    }

    private static void send(HttpExchange exchange, byte[] bytes, int from) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
        exchange.getResponseBody().write(bytes, from, bytes.length - from);
    }

    /// Sends the beginning of a file and then cuts the connection.
    Fault cutAfter(String file, int count) {
        return exchange -> {
            byte[] bytes = bytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, count);
            exchange.getResponseBody().flush();
        };
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256").digest(bytes));
    }

    static String gitHash(byte[] bytes) {
        MessageDigest digest = digest("SHA-1");
        digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hub.stop(0);
        content.stop(0);
    }
}

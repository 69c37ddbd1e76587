package dev.hayate.server.abuse;

import dev.hayate.server.abuse.Expectation.Cut;
import dev.hayate.server.abuse.Expectation.Refused;
import dev.hayate.server.abuse.Expectation.Tolerated;
import dev.hayate.server.abuse.Expectation.Unknown;
import java.util.List;
import java.util.function.Consumer;

/// First lines that are none, or that ask for what is not there.
final class BrokenRequestLines {
    private static final String BODY = "{\"input\":\"" + HostileRequest.MARK + "\"}";
    private static final String LENGTH = "Content-Length: " + BODY.length();

    private final Http http;
    private final List<Target> targets;
    private final Consumer<HostileRequest> out;

    BrokenRequestLines(Http http, List<Target> targets, Consumer<HostileRequest> out) {
        this.http = http;
        this.targets = targets;
        this.out = out;
    }

    void add() {
        methods();
        versions();
        lines();
        otherProtocols();
        paths();
    }

    private void methods() {
        for (String method : List.of(
                "GET",
                "PUT",
                "DELETE",
                "PATCH",
                "TRACE",
                "PROPFIND",
                "BREW",
                "post",
                "Post",
                "pOST",
                HostileRequest.MARK,
                "P-O-S-T",
                "X".repeat(300))) {
            for (Target target : targets) {
                method(method, target.path());
            }
        }
        for (String method : List.of("P(ST", "PO\0ST", "PO\u00dfT", "\"POST\"", "POST:", "{}", "P@ST", "<POST>")) {
            method(method, "/v1/embeddings");
        }
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            for (String path :
                    List.of("/v1/models", "/health", "/ready", "/live", "/metrics", "/info", "/", "/openapi.yaml")) {
                method(method, path);
            }
        }
    }

    private void method(String method, String path) {
        out.accept(HostileRequest.of(
                "methods",
                method + " " + path,
                new Unknown(),
                Http.join(http.head(method + " " + path + " HTTP/1.1", LENGTH), Http.utf8(BODY))));
    }

    private void versions() {
        for (String version : List.of(
                "HTTP/3.0",
                "HTTP/2.0",
                "HTTP/0.9",
                "HTTP/1",
                "HTTP/11",
                "HTTP/1.1.1",
                "HTTP/1.x",
                "HTTP/-1.1",
                "HTTP/99999999999.1",
                "http/1.1",
                "HTTP /1.1",
                "HTTP/ 1.1",
                "HTTPS/1.1",
                "ICY/1.1",
                HostileRequest.MARK)) {
            out.accept(HostileRequest.of(
                    "versions",
                    version,
                    new Unknown(),
                    Http.join(http.open("POST /v1/embeddings " + version, LENGTH), Http.utf8(BODY))));
        }
        out.accept(HostileRequest.cutOff("versions", "HTTP/0.9", Http.raw("GET /v1/models\r\n")));
    }

    private void lines() {
        for (String line : List.of(
                "POST /v1/embeddings",
                "POST",
                " POST /v1/embeddings HTTP/1.1",
                "POST  /v1/embeddings HTTP/1.1",
                "POST /v1/embeddings  HTTP/1.1",
                "POST\t/v1/embeddings\tHTTP/1.1",
                "POST /v1/embeddings HTTP/1.1 x",
                "POST /v1/embed dings HTTP/1.1",
                "POST /v1/embeddings\0 HTTP/1.1",
                "POST /v1/embeddings\u0001 HTTP/1.1",
                "POST /v1/embeddings\u007f HTTP/1.1",
                "POST v1/embeddings HTTP/1.1",
                "POST * HTTP/1.1",
                "POST evil.example:80 HTTP/1.1",
                "POST :80 HTTP/1.1",
                "POST http:// HTTP/1.1",
                "POST //evil.example/v1/embeddings HTTP/1.1",
                "CONNECT evil.example:443 HTTP/1.1",
                "CONNECT /v1/embeddings HTTP/1.1",
                HostileRequest.MARK,
                "HTTP/1.1 200 OK",
                ":",
                "{\"input\":\"" + HostileRequest.MARK + "\"}")) {
            out.accept(HostileRequest.of(
                    "request lines", line, new Refused(), Http.join(http.head(line, LENGTH), Http.utf8(BODY))));
        }
        out.accept(HostileRequest.of(
                "request lines",
                "absolute form of another host",
                new Tolerated(),
                Http.join(http.head("POST http://evil.example/v1/embeddings HTTP/1.1", LENGTH), Http.utf8(BODY))));
        out.accept(HostileRequest.of(
                "request lines",
                "an unknown expectation",
                new Tolerated(),
                Http.join(
                        http.head("POST /v1/embeddings HTTP/1.1", "Expect: " + HostileRequest.MARK + "\r\n" + LENGTH),
                        Http.utf8(BODY))));
    }

    private void otherProtocols() {
        out.accept(HostileRequest.cutOff("other protocols", "nothing", new byte[0]));
        out.accept(HostileRequest.cutOff("other protocols", "empty lines", Http.raw("\r\n".repeat(1_000))));
        out.accept(HostileRequest.of(
                "other protocols", "endless empty lines", new Cut(), Http.raw("\r\n".repeat(100_000))));
        out.accept(HostileRequest.of(
                "other protocols", "HTTP/2", new Cut(), Http.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")));
        out.accept(HostileRequest.cutOff(
                "other protocols",
                "TLS",
                Http.raw("\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003"
                        + HostileRequest.MARK.repeat(50))));
        out.accept(HostileRequest.cutOff("other protocols", "zeros", new byte[4_000]));
        out.accept(
                HostileRequest.cutOff("other protocols", "SSH", Http.raw("SSH-2.0-" + HostileRequest.MARK + "\r\n")));
        out.accept(HostileRequest.cutOff("other protocols", "SMTP", Http.raw("EHLO " + HostileRequest.MARK + "\r\n")));
        out.accept(HostileRequest.cutOff("other protocols", "Redis", Http.raw("*1\r\n$4\r\nPING\r\n")));
        for (String upgrade : List.of(
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")) {
            out.accept(HostileRequest.of(
                    "other protocols",
                    upgrade,
                    new Refused(),
                    Http.raw("GET /" + HostileRequest.MARK + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + upgrade
                            + "\r\n\r\n")));
        }
    }

    private void paths() {
        String mark = HostileRequest.MARK;
        for (String path : List.of(
                "/" + mark,
                "/../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2f..%2fetc/passwd",
                "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/..%5c..%5cwindows",
                "/..\\..\\windows",
                "/....//....//etc/passwd",
                "/%252e%252e/etc/passwd",
                "/%c0%ae%c0%ae/etc/passwd",
                "/%e0%80%ae/etc/passwd",
                "/%00",
                "/" + mark + "%00.html",
                "/%",
                "/%2",
                "/%zz",
                "/%-1",
                "/%ff",
                "/%0d%0aX:%20" + mark,
                "/%u002e",
                "/v1/embeddings%00",
                "/v1/embeddings%20",
                "/v1/embeddings/" + mark,
                "/v1/embeddings/../../" + mark,
                "/v1/embeddings;" + mark + "=1/x",
                "/v1%2fembeddings" + mark,
                "/V1/EMBEDDINGS",
                "/v1/" + mark + "/embeddings",
                "//" + mark,
                "///etc/passwd",
                "/;" + mark,
                "/.git/config",
                "/.env",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "/dev/hayate/server/HayateServer.class",
                "/actuator/env",
                "/admin",
                "/" + "a/".repeat(5_000),
                "/" + mark.repeat(1_111),
                "/" + "../".repeat(3_000),
                "/" + "%2e".repeat(3_000),
                "/\u00e3\u0081\u0082" + mark,
                "/[" + mark + "]",
                "/<script>" + mark + "</script>",
                "/" + mark + "|x",
                "/${jndi:ldap://" + mark + "/a}",
                "/{" + mark + "}",
                "/" + mark + "`id`",
                "/" + mark + "#f")) {
            for (String method : List.of("GET", "POST", "DELETE")) {
                out.accept(HostileRequest.of(
                        "paths",
                        method + " " + (path.length() > 80 ? path.substring(0, 80) + "…" : path),
                        new Refused(),
                        Http.join(http.head(method + " " + path + " HTTP/1.1", LENGTH), Http.utf8(BODY))));
            }
        }
    }
}

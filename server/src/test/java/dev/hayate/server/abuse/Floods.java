package dev.hayate.server.abuse;

import dev.hayate.server.abuse.Expectation.Explained;
import dev.hayate.server.abuse.Expectation.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

/// Requests that are too large in some way, and requests that promise more than they send.
final class Floods {
    private static final String LINE = "POST /v1/embeddings HTTP/1.1";
    private static final String MARK = HostileRequest.MARK;
    private static final int MOST_BYTES = 256 << 20;

    private final Http http;
    private final List<Target> targets;
    private final Consumer<HostileRequest> out;

    Floods(Http http, List<Target> targets, Consumer<HostileRequest> out) {
        this.http = http;
        this.targets = targets;
        this.out = out;
    }

    void add() {
        bodies();
        manyTexts();
        headers();
        cutOff();
    }

    private void bodies() {
        for (Target target : targets) {
            String line = "POST " + target.path() + " HTTP/1.1";
            for (String length : List.of("100000000", "3000000000", "10000000000000")) {
                endless(target, "Content-Length: " + length, http.head(line, "Content-Length: " + length), false);
            }
            endless(target, "chunks without end", http.head(line, "Transfer-Encoding: chunked"), true);
        }
        out.accept(new HostileRequest(
                "gigantic bodies",
                "waits for the word to go on",
                new Explained(ErrorForm.OPENAI),
                out -> out.write(http.head(LINE, "Expect: 100-continue\r\nContent-Length: 10000000000"))));
    }

    private void endless(Target target, String what, byte[] head, boolean chunked) {
        out.accept(new HostileRequest(
                "gigantic bodies", target.path() + ": " + what, new Explained(target.form()), stream -> {
                    stream.write(head);
                    byte[] block = Http.utf8(MARK.repeat(7_281));
                    byte[] piece = chunked
                            ? Http.join(Http.utf8(Integer.toHexString(block.length) + "\r\n"), block, Http.utf8("\r\n"))
                            : block;
                    pour(stream, piece);
                }));
    }

    /// Until the other side takes no more.
    private static void pour(OutputStream stream, byte[] piece) throws IOException {
        for (long sent = 0; sent < MOST_BYTES; sent += piece.length) {
            stream.write(piece);
        }
    }

    private void manyTexts() {
        String many = "[" + ("\"" + MARK + "\",").repeat(100_000) + "\"\"]";
        for (Target target : targets) {
            target.withTexts(many)
                    .ifPresent(body -> out.accept(HostileRequest.of(
                            "many texts",
                            target.path() + ": 100,000 texts",
                            new Explained(target.form()),
                            http.post(target.path(), Http.utf8(body)))));
        }
    }

    private void headers() {
        for (int count : new int[] {2_000, 10_000, 100_000}) {
            headers(count + " headers", ("X-" + MARK + ": y\r\n").repeat(count));
        }
        headers("a header of a megabyte", "X: " + MARK.repeat(110_000) + "\r\n");
        headers("a name of a megabyte", MARK.repeat(110_000) + ": y\r\n");
        headers("a cookie of a megabyte", "Cookie: " + (MARK + "=1; ").repeat(80_000) + "\r\n");
        headers("a key of a megabyte", "Authorization: Bearer " + MARK.repeat(110_000) + "\r\n");
        out.accept(HostileRequest.of(
                "header floods",
                "a query of a megabyte",
                new Refused(),
                http.head("POST /v1/embeddings?" + (MARK + "&").repeat(100_000) + " HTTP/1.1", "Content-Length: 0")));
        out.accept(HostileRequest.of(
                "header floods",
                "a method of a megabyte",
                new Refused(),
                http.head("X".repeat(1_000_000) + " / HTTP/1.1", "Content-Length: 0")));
        out.accept(new HostileRequest("header floods", "a header without end", new Refused(), stream -> {
            stream.write(Http.raw(LINE + "\r\nX: "));
            pour(stream, Http.utf8(MARK.repeat(7_281)));
        }));
        out.accept(new HostileRequest("header floods", "headers without end", new Refused(), stream -> {
            stream.write(Http.raw(LINE + "\r\n"));
            pour(stream, Http.utf8(("X-" + MARK + ": y\r\n").repeat(3_000)));
        }));
        out.accept(new HostileRequest("header floods", "a path without end", new Refused(), stream -> {
            stream.write(Http.raw("POST /"));
            pour(stream, Http.utf8(MARK.repeat(7_281)));
        }));
    }

    private void headers(String what, String lines) {
        out.accept(HostileRequest.of(
                "header floods",
                what,
                new Refused(),
                Http.raw(LINE + "\r\nHost: a\r\nConnection: close\r\n" + lines + "Content-Length: 0\r\n\r\n")));
    }

    private void cutOff() {
        String body = "{\"input\":\"" + MARK + "\"}";
        byte[] whole = Http.join(http.open(LINE, "Content-Length: " + body.length()), Http.utf8(body));
        for (int length = 1; length < whole.length; length += 3) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            out.accept(HostileRequest.cutOff("cut off", "after " + length + " bytes", part));
        }
        for (int more : new int[] {1, 100, 100_000}) {
            out.accept(HostileRequest.cutOff(
                    "cut off",
                    more + " bytes fewer than promised",
                    Http.join(http.open(LINE, "Content-Length: " + (body.length() + more)), Http.utf8(body))));
        }
    }
}

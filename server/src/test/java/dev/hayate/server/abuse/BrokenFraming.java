package dev.hayate.server.abuse;

import dev.hayate.server.abuse.Expectation.Cut;
import dev.hayate.server.abuse.Expectation.Refused;
import dev.hayate.server.abuse.Expectation.Tolerated;
import dev.hayate.server.abuse.Expectation.Unknown;
import java.util.List;
import java.util.function.Consumer;

/// Requests about whose end two readers could be of different minds, each with a second request hidden behind it.
/// All of them leave the connection open: it is for the server to end it.
final class BrokenFraming {
    private static final String KIND = "smuggling";
    private static final String PATH = "POST /v1/embeddings HTTP/1.1";
    private static final String BODY = "{\"input\":\"" + HostileRequest.MARK + "\"}";
    private static final String HIDDEN =
            "GET /v1/models?" + HostileRequest.MARK + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    private static final String CHUNKED = Integer.toHexString(BODY.length()) + "\r\n" + BODY + "\r\n0\r\n\r\n" + HIDDEN;

    private final Http http;
    private final Consumer<HostileRequest> out;

    BrokenFraming(Http http, Consumer<HostileRequest> out) {
        this.http = http;
        this.out = out;
    }

    void add() {
        bothLengths();
        lengths();
        codings();
        chunks();
        headers();
    }

    private void bothLengths() {
        int length = BODY.length();
        for (String both : List.of(
                "Content-Length: " + length + "\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: " + length,
                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 0",
                "Content-Length: 6\r\ntransfer-encoding: CHUNKED",
                "Content-Length: " + (CHUNKED.length() + 10) + "\r\nTransfer-Encoding: chunked",
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked")) {
            refused("both lengths: " + both, both, CHUNKED);
        }
    }

    private void lengths() {
        int length = BODY.length();
        for (String bad : List.of(
                "+" + length,
                "-" + length,
                "-1",
                "-0",
                "",
                length + " " + length,
                length + ", " + (length + 1),
                length + "," + length,
                length + ";",
                "0x" + Integer.toHexString(length),
                length + "e0",
                length + ".0",
                "\"" + length + "\"",
                "1_0",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551616",
                "4294967296",
                "9".repeat(400),
                "\u0001" + length,
                length + "\u000b",
                "\u00bd",
                HostileRequest.MARK)) {
            refused("Content-Length: " + bad, "Content-Length: " + bad, BODY + HIDDEN);
        }
        refused("two lengths", "Content-Length: " + length + "\r\nContent-Length: " + (length + 1), BODY + HIDDEN);
        refused("two equal lengths", "Content-Length: " + length + "\r\nContent-Length: " + length, BODY + HIDDEN);
        refused("two lengths", "Content-Length: 0\r\nContent-Length: " + length, BODY + HIDDEN);
        out.accept(HostileRequest.of(
                KIND,
                "Content-Length with leading zeros",
                new Tolerated(),
                http.head(PATH, "Content-Length: 00" + length),
                Http.utf8(BODY)));
        out.accept(HostileRequest.of(
                KIND,
                "Content-Length shorter than the JSON, the rest is no request",
                new Refused(),
                http.head(PATH, "Content-Length: " + (length - 3)),
                Http.utf8(BODY)));
    }

    private void codings() {
        for (String bad : List.of(
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked\u0000",
                "Transfer-Encoding: \u000bchunked",
                "Transfer-Encoding: chunked x",
                "Transfer-Encoding: " + HostileRequest.MARK,
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding:",
                "Transfer-Encoding: chunked\r\n\tgzip",
                "Transfer-Encoding\t: chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\u00a0: chunked",
                "X: y\r\n Transfer-Encoding: chunked",
                "X: y\nTransfer-Encoding: chunked",
                "X: y\rTransfer-Encoding: chunked",
                "Transfer_Encoding: chunked\r\nTransfer-Encoding: x")) {
            out.accept(HostileRequest.of(KIND, bad, new Unknown(), http.open(PATH, bad), Http.utf8(CHUNKED)));
            out.accept(HostileRequest.of(
                    KIND,
                    bad + " with a length",
                    new Unknown(),
                    http.open(PATH, "Content-Length: 4\r\n" + bad),
                    Http.utf8(CHUNKED)));
        }
    }

    private void chunks() {
        for (String bad : List.of(
                "zz\r\n" + BODY,
                "-5\r\n" + BODY,
                "+5\r\n" + BODY,
                "0x5\r\n" + BODY,
                "\r\n" + BODY,
                "5 5\r\n" + BODY,
                "FFFFFFFFFFFFFFFFF\r\n" + BODY,
                "7FFFFFFFFFFFFFFF\r\n" + BODY,
                "80000000\r\n" + BODY,
                "100000005\r\n" + BODY,
                "2\r\n" + BODY + "\r\n0\r\n\r\n",
                "5;" + HostileRequest.MARK.repeat(20_000) + "\r\n{\"a\":\r\n0\r\n\r\n",
                "5\n{\"a\":\n0\n\n",
                HostileRequest.MARK)) {
            refused(
                    "chunk " + bad.lines().findFirst().orElse("").transform(BrokenFraming::shortened),
                    "Transfer-Encoding: chunked",
                    bad + HIDDEN);
        }
        for (String start :
                List.of("", "5", "5\r\n", "5\r\n{\"a", "5\r\n{\"a\":", "5\r\n{\"a\":\r\n", "5\r\n{\"a\":\r\n0\r\n")) {
            byte[] bytes = Http.join(http.open(PATH, "Transfer-Encoding: chunked"), Http.utf8(start));
            out.accept(HostileRequest.cutOff(
                    "cut off", "chunks that end after '" + start.length() + "' characters", bytes));
        }
    }

    private void headers() {
        for (String bad : List.of(
                "X" + HostileRequest.MARK + "\0: y",
                "X: \0" + HostileRequest.MARK,
                "X: " + HostileRequest.MARK + "\u0001",
                "X: " + HostileRequest.MARK + "\u007f",
                "X : y",
                "X\t: y",
                " X: y",
                ": y",
                ":",
                "X",
                HostileRequest.MARK + " no colon",
                "X(: y",
                "X\u00e9: y",
                "X\"y\": z",
                "X: y\r\n z",
                "X: y\r\n\tz",
                "X: y\rZ: z",
                "X: y\r\r\nZ: z",
                "Host: " + HostileRequest.MARK,
                "Content-Length: 0\r\nContent-Length : " + BODY.length())) {
            refused("header " + bad, "Content-Length: " + BODY.length() + "\r\n" + bad, BODY + HIDDEN);
            refused("first header " + bad, bad + "\r\nContent-Length: " + BODY.length(), BODY + HIDDEN);
        }
        for (String bad : List.of("Host: a b", "Host: a/b", "Host: a@b", "Host: \u0000", "Host: [::1", "Hos: a")) {
            out.accept(HostileRequest.of(
                    KIND,
                    bad,
                    new Refused(),
                    Http.raw(PATH + "\r\n" + bad + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY
                            + HIDDEN)));
        }
        String lines = PATH + "\nHost: 127.0.0.1\nContent-Length: " + BODY.length() + "\n\n" + BODY + HIDDEN;
        out.accept(HostileRequest.of(KIND, "lines that end in LF", new Refused(), Http.raw(lines)));
        out.accept(HostileRequest.of(
                KIND,
                "lines that end in CR",
                new Cut(),
                Http.raw(lines.replace('\n', '\r').replace(BODY, BODY + "\r\n"))));
    }

    private void refused(String what, String headers, String body) {
        out.accept(HostileRequest.of(KIND, shortened(what), new Refused(), http.open(PATH, headers), Http.utf8(body)));
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}

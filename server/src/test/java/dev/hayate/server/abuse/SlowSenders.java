package dev.hayate.server.abuse;

import dev.hayate.server.abuse.Expectation.Cut;
import dev.hayate.server.abuse.Expectation.Explained;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Consumer;

/// Requests that take their time, a byte now and then, and never end by themselves.
final class SlowSenders {
    private static final String LINE = "POST /v1/embeddings HTTP/1.1";
    private static final String BODY = "{\"input\":\"" + HostileRequest.MARK + "\"}";
    private static final int MILLIS = 50;

    private final Http http;
    private final Consumer<HostileRequest> out;

    SlowSenders(Http http, Consumer<HostileRequest> out) {
        this.http = http;
        this.out = out;
    }

    void add() {
        byte[] head = http.open(LINE, "Content-Length: 100000");
        byte[] chunked = http.open(LINE, "Transfer-Encoding: chunked");
        slow("nothing at all", new Cut(), new byte[0], "");
        slow("a method and no more", new Cut(), Http.raw("POST"), "");
        slow("a header a byte at a time", new Cut(), Http.raw(LINE + "\r\nX: "), HostileRequest.MARK);
        slow("headers one by one", new Cut(), Http.raw(LINE + "\r\n"), "X-" + HostileRequest.MARK + ": y\r\n");
        slow("no body", new Explained(ErrorForm.OPENAI), head, "");
        slow("a body a byte at a time", new Explained(ErrorForm.OPENAI), Http.join(head, Http.utf8(BODY)), " ");
        slow("no chunk", new Explained(ErrorForm.OPENAI), chunked, "");
        slow("chunks of a byte", new Explained(ErrorForm.OPENAI), chunked, "1\r\n \r\n");
    }

    private void slow(String what, Expectation expectation, byte[] first, String drops) {
        out.accept(new HostileRequest("slow senders", what, expectation, stream -> {
            stream.write(first);
            while (true) {
                for (byte drop : Http.utf8(drops)) {
                    stream.write(drop);
                    pause();
                }
                pause();
            }
        }));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}

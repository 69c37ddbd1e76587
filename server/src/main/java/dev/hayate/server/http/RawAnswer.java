package dev.hayate.server.http;

import dev.hayate.server.api.Reply;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The last answer of a connection, as bytes.
final class RawAnswer {
    private RawAnswer() {}

    static byte[] of(Reply reply) {
        byte[] head = ("HTTP/1.1 " + Status.create(reply.status()).text() + "\r\n"
                        + "Content-Type: " + reply.contentType() + "\r\n"
                        + "Content-Length: " + reply.length() + "\r\n"
                        + "X-Content-Type-Options: nosniff\r\n"
                        + "Connection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(head, head.length + reply.length());
        System.arraycopy(reply.bytes(), 0, bytes, head.length, reply.length());
        return bytes;
    }
}

package dev.hayate.server.abuse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Requests as bytes. What stands in the arguments is sent as it is, be it HTTP or not.
final class Http {
    private final String key;

    /// @param key the key that requests carry; none, if it is empty
    Http(String key) {
        this.key = key;
    }

    /// A request in good order with a body of any kind, after which the connection ends.
    byte[] post(String path, byte[] body) {
        return join(
                head("POST " + path + " HTTP/1.1", "Content-Type: application/json\r\nContent-Length: " + body.length),
                body);
    }

    /// The first line and the headers of a request, with those that every request has, after which the connection
    /// ends.
    byte[] head(String requestLine, String headers) {
        return raw(requestLine + "\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + authorization()
                + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n");
    }

    /// The same on a connection that could be used again.
    byte[] open(String requestLine, String headers) {
        return raw(requestLine + "\r\nHost: 127.0.0.1\r\n" + authorization()
                + (headers.isEmpty() ? "" : headers + "\r\n") + "\r\n");
    }

    private String authorization() {
        return key.isEmpty() ? "" : "Authorization: Bearer " + key + "\r\n";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A char, a byte.
    static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

package dev.hayate.server.abuse;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// An answer of a server.
///
/// @param status its status
/// @param headers its headers, their names in lower case
/// @param body its body, decoded where it was chunked
public record Answer(int status, Map<String, String> headers, byte[] body) {
    /// Whether its status says that the request is to blame.
    boolean refusal() {
        return status >= 400 && status < 500;
    }

    /// The body as text.
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + " " + (text.length() > 300 ? text.substring(0, 300) + "…" : text);
    }
}

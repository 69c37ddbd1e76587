package dev.hayate.server.api;

import java.util.Map;

/// An answer: its first `length` bytes are sent.
///
/// @param status the HTTP status
/// @param contentType such as `application/json`
/// @param bytes not to be changed any more
/// @param length how many of the bytes count
/// @param headers further headers
public record Reply(int status, String contentType, byte[] bytes, int length, Map<String, String> headers) {
    private static final String JSON = "application/json";

    /// A whole array, status 200.
    public static Reply of(String contentType, byte[] bytes) {
        return new Reply(200, contentType, bytes, bytes.length, Map.of());
    }

    /// JSON, status 200.
    public static Reply json(byte[] bytes, int length) {
        return new Reply(200, JSON, bytes, length, Map.of());
    }

    /// The same with another status.
    public Reply withStatus(int status) {
        return new Reply(status, contentType, bytes, length, headers);
    }

    /// The same with other further headers.
    public Reply withHeaders(Map<String, String> headers) {
        return new Reply(status, contentType, bytes, length, headers);
    }
}

package dev.hayate.server.api;

import java.util.Map;

/// One request, read whole.
///
/// @param body its body; empty if there is none
/// @param query its query parameters, each with its first value
/// @param deadline until when an answer is of use, as [System#nanoTime()]
public record Call(byte[] body, Map<String, String> query, long deadline) {}

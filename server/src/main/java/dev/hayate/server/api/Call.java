package dev.hayate.server.api;

import java.util.Map;

/// One request, read whole.
///
/// @param body its body; empty if there is none
/// @param query its query parameters, each with its first value
/// @param deadline until when an answer is of use, as [System#nanoTime()]
/// @param meter counts its texts
public record Call(byte[] body, Map<String, String> query, long deadline, Meter meter) {

    /// A call whose texts nobody counts.
    public Call(byte[] body, Map<String, String> query, long deadline) {
        this(body, query, deadline, texts -> {});
    }

    /// Counts the texts of this call against the rate of its key, before anything is done for them. Operations
    /// say so once they know how many there are.
    ///
    /// @throws ApiException with [Problem#RATE_LIMITED] if the key has used up its rate
    public void charge(int texts) {
        meter.texts(texts);
    }
}

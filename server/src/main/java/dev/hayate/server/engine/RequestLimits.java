package dev.hayate.server.engine;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;

/// How much the APIs take.
///
/// @param inputs how many inputs a request may have
/// @param requests how many requests are worked on at once, for APIs that tell it
public record RequestLimits(int inputs, int requests) {

    /// Refuses a request with more inputs.
    ///
    /// @param place what holds them
    /// @throws ApiException with [Problem#TOO_LARGE]
    public void require(int count, String place) {
        if (count > inputs) {
            throw new ApiException(
                    Problem.TOO_LARGE, place + " may hold at most " + inputs + ": send several requests");
        }
    }
}

package dev.hayate.server.api;

/// Counts the texts of a call.
@FunctionalInterface
public interface Meter {

    /// So many more texts are to be worked on.
    ///
    /// @throws ApiException with [Problem#RATE_LIMITED] if the caller has used up its rate
    void texts(int count);
}

package dev.hayate.server.api;

/// How an API tells its callers that something is wrong.
@FunctionalInterface
public interface ErrorShape {

    /// The status and the body; further headers that the problem needs are added by the server.
    Reply reply(ApiException problem);
}

package dev.hayate.server.api;

/// What is done for a call. Called by many threads at once, each a virtual one that may block.
@FunctionalInterface
public interface Operation {

    /// Answers a call.
    ///
    /// @throws ApiException if the caller, or the state of the server, does not allow an answer
    Reply answer(Call call);
}

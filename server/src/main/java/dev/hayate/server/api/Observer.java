package dev.hayate.server.api;

/// Is told of every request that was answered, whatever the answer. Called by many threads at once, which
/// wait for it.
@FunctionalInterface
public interface Observer {

    /// A request has come. One call of [#answered(Answered)] follows.
    default void began() {}

    /// A request was answered.
    void answered(Answered request);
}

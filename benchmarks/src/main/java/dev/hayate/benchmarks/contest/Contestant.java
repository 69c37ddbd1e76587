package dev.hayate.benchmarks.contest;

import java.io.IOException;

/// A program under test.
///
/// @param <W> what it works on
public interface Contestant<W> extends AutoCloseable {
    /// What tables call it, with its version.
    String name();

    /// Does the whole work once.
    ///
    /// @return how long it took, in seconds, by the program's own clock
    /// @throws IOException if a process of its own has ended
    double seconds(W work) throws IOException;

    /// Ends it and gives its memory back.
    @Override
    default void close() {}
}

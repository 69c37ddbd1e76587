package dev.hayate.bulk;

import java.util.OptionalLong;

/// Hears how far a run has got. Called by the thread that runs it.
public interface BulkListener {
    /// Hears nothing.
    BulkListener NONE = new BulkListener() {};

    /// Encoding begins.
    ///
    /// @param done how many rows an earlier run has left complete
    /// @param rows how many there are in all, if that is known without reading them
    default void begins(long done, OptionalLong rows) {}

    /// More rows are encoded and on their way to the output.
    default void encoded(int rows) {}
}

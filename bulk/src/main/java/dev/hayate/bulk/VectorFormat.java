package dev.hayate.bulk;

import java.io.IOException;
import java.nio.file.Path;

/// A format of files of vectors. Safe for several threads.
public interface VectorFormat {
    /// Its name, such as `parquet`.
    String name();

    /// How the names of its files end, without the dot.
    default String ending() {
        return name();
    }

    /// Refuses what the format cannot hold.
    ///
    /// @throws IllegalArgumentException if there are columns that have no place in it
    default void requireFits(VectorSchema schema) {}

    /// Begins a file, which is there under its name when the sink is complete, and replaces one that is there.
    VectorSink open(Path file, VectorSchema schema) throws IOException;
}

package dev.hayate.bulk;

import java.io.Closeable;
import java.io.IOException;

/// Where vectors go: one shard of an output. For one thread.
///
/// Closed without [#complete()] it leaves nothing behind that a reader would take for a shard.
public interface VectorSink extends Closeable {
    /// Writes rows, in the order of their source.
    void write(VectorBatch batch) throws IOException;

    /// Says that all rows of the shard are written: from here on it stays, whatever happens to the process.
    void complete() throws IOException;
}

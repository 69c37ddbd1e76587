package dev.hayate.cli;

import dev.hayate.Embeddings;
import java.io.IOException;

/// Writes vectors in some format, batch by batch.
interface VectorWriter {
    void write(Embeddings batch) throws IOException;

    /// What is buffered goes out.
    void flush() throws IOException;

    /// All batches have been written to this file.
    void finish(Output file) throws IOException;
}

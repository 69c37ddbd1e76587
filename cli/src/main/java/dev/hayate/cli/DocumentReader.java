package dev.hayate.cli;

import dev.hayate.search.Document;
import dev.hayate.search.Place;
import java.io.IOException;

/// Documents one after another, always in the same order. For one thread.
sealed interface DocumentReader extends AutoCloseable permits RowDocuments, FileDocuments, DocumentSequence {

    /// Goes to the next document.
    ///
    /// @return whether there is one
    boolean next() throws IOException;

    /// The document that was gone to.
    Document document() throws IOException;

    /// Where it was read.
    Place place();

    @Override
    void close() throws IOException;
}

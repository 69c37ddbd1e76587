package dev.hayate.bulk.opensearch;

import java.io.IOException;

/// A row cannot become a document. The message is one sentence with its number.
public final class DocumentException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long row;

    DocumentException(long row, String reason) {
        super("row " + row + ": " + reason);
        this.row = row;
    }

    /// The number of the row in its source, from 1.
    public long row() {
        return row;
    }
}

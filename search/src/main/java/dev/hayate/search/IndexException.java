package dev.hayate.search;

import java.io.IOException;

/// An index cannot be used as asked: it is not there, locked, made by another model, or refuses a document. The
/// message is one sentence that says what is wrong and what to do.
public final class IndexException extends IOException {
    private static final long serialVersionUID = 1L;

    /// Says what is wrong.
    public IndexException(String message) {
        super(message);
    }

    IndexException(String message, Throwable cause) {
        super(message, cause);
    }
}

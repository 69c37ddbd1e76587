package dev.hayate.evaluation.trec;

import java.io.IOException;
import java.nio.file.Path;

/// A file of judgements or results cannot be used. The message names the file, the line and what is wrong there.
public final class TrecException extends IOException {
    private static final long serialVersionUID = 1L;

    TrecException(Path file, String reason) {
        super(file + ": " + reason);
    }

    TrecException(Path file, long line, String reason) {
        super(file + ", line " + line + ": " + reason);
    }

    TrecException(Path file, String reason, Throwable cause) {
        this(file, reason);
        initCause(cause);
    }
}

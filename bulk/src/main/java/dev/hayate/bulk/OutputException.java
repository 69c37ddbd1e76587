package dev.hayate.bulk;

import java.io.IOException;
import java.nio.file.Path;

/// An output cannot be begun, or not gone on with. The message is one sentence that names the place and the
/// remedy.
public final class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    OutputException(Path place, String reason) {
        super(place + ": " + reason);
    }

    OutputException(Path place, String reason, Throwable cause) {
        super(place + ": " + reason, cause);
    }
}

package dev.hayate.training.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/// A checkpoint that a run cannot go on from. The message names the file and the remedy.
public final class CheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    CheckpointException(Path file, String reason) {
        super(file + ": " + reason);
    }
}

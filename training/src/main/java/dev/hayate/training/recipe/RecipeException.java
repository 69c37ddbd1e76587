package dev.hayate.training.recipe;

import java.io.IOException;
import java.nio.file.Path;

/// A recipe that cannot be followed. The message names the file and the line.
public final class RecipeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /// @param line from 1
    RecipeException(Path file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
        this.line = line;
    }

    /// The line at fault, from 1.
    public int line() {
        return line;
    }
}

package dev.hayate.training;

import java.io.IOException;

/// A run that cannot begin or go on. The message is one sentence that names the place and the remedy; what had
/// been saved stays.
public final class TrainingException extends IOException {
    private static final long serialVersionUID = 1L;

    TrainingException(String sentence) {
        super(sentence);
    }
}

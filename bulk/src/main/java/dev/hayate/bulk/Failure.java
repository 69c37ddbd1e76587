package dev.hayate.bulk;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/// What another thread has met with.
final class Failure {
    private Failure() {}

    /// What is to be thrown here; what is no IOException is thrown at once.
    static IOException of(ExecutionException e) {
        return switch (e.getCause()) {
            case ExecutionException earlier -> of(earlier);
            case IOException failure -> failure;
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case null, default -> throw new IllegalStateException(e);
        };
    }
}

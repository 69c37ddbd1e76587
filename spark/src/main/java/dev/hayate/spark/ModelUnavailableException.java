package dev.hayate.spark;

import org.jspecify.annotations.Nullable;

/// A process of the cluster has no model where it looks for it, or has another one than the driver.
public final class ModelUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModelUnavailableException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}

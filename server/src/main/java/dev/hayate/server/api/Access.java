package dev.hayate.server.api;

/// Who may call an operation.
public enum Access {
    /// Everybody, at any time: health, metrics and pages. Neither keys nor limits apply.
    OPEN,

    /// Those with a key, where the server has keys, within their limits.
    KEY
}

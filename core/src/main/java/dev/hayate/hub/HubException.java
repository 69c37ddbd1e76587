package dev.hayate.hub;

import java.io.IOException;

/// A model or a data set could not be had from the hub. The message is one sentence that names it and the remedy.
public final class HubException extends IOException {
    private static final long serialVersionUID = 1L;

    /// What went wrong.
    public enum Kind {
        /// There is no such model, data set, revision or file, or it is private.
        NOT_FOUND,
        /// The hub wants a token, or a better one.
        FORBIDDEN,
        /// The network is switched off and the cache has not got it.
        OFFLINE,
        /// The hub wants fewer requests.
        RATE_LIMITED,
        /// What came is not what the hub announced, or the hub announced what cannot be.
        CORRUPT,
        /// The hub did not answer, or not sensibly.
        UNREACHABLE
    }

    private final Kind kind;

    HubException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    HubException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /// What went wrong.
    public Kind kind() {
        return kind;
    }
}

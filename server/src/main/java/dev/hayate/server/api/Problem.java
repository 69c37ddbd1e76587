package dev.hayate.server.api;

/// Why a call is not answered. What an API calls it is the matter of its [ErrorShape].
public enum Problem {
    /// Not JSON, or not what the operation takes.
    INVALID(400),
    /// Nothing where something must be: no inputs, or one without a text.
    EMPTY(400),
    /// No key, or one that the server does not know.
    UNAUTHORIZED(401),
    /// No such path.
    NO_SUCH_PATH(404),
    /// No such model; the message lists those that there are.
    NO_SUCH_MODEL(404),
    /// The path has other methods.
    METHOD_NOT_ALLOWED(405),
    /// The body came too slowly.
    TOO_SLOW(408),
    /// A body without a length where one is needed.
    LENGTH_REQUIRED(411),
    /// The body or the batch is larger than allowed.
    TOO_LARGE(413),
    /// Not JSON by its header.
    UNSUPPORTED_TYPE(415),
    /// Well-formed, but its values cannot be worked on.
    UNPROCESSABLE(422),
    /// The key has used up its rate.
    RATE_LIMITED(429),
    /// More calls at once than the server takes.
    OVERLOADED(429),
    /// A fault of ours.
    INTERNAL(500),
    /// The operation is not offered by this server.
    NOT_OFFERED(501),
    /// The server is about to stop, or did not get to the call in time.
    UNAVAILABLE(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /// The HTTP status that most APIs give it.
    public int status() {
        return status;
    }
}

package dev.hayate;

import org.jspecify.annotations.Nullable;

/// A text could not be encoded: it broke a rule of the [EncodeOptions], or something failed on the way.
public final class EncodingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long index;
    private final String reason;

    EncodingException(String reason) {
        this(0, reason, null);
    }

    private EncodingException(long index, String reason, @Nullable Throwable cause) {
        super("text " + index + ": " + reason, cause);
        this.index = index;
        this.reason = reason;
    }

    /// The same failure at another place of a list or stream.
    static EncodingException at(long index, RuntimeException failure) {
        return failure instanceof EncodingException known
                ? new EncodingException(index, known.reason, known.getCause())
                : new EncodingException(index, failure.toString(), failure);
    }

    /// The index of the text in the list or stream, from 0; 0 for a single text.
    public long index() {
        return index;
    }

    /// What is wrong with the text.
    public String reason() {
        return reason;
    }
}

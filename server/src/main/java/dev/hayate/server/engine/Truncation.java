package dev.hayate.server.engine;

import dev.hayate.EncodeCounts;
import dev.hayate.Overflow;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;

/// What a caller wants done with inputs of more tokens than a limit allows. Most models have no limit.
public enum Truncation {
    /// They lose their last tokens.
    END(""),
    /// They lose their first tokens. This is refused wherever it would happen, as vectors are made of first
    /// tokens.
    START("inputs are cut at their end, not at their start: allow that, or shorten them"),
    /// They are refused.
    NONE("allow truncation, or shorten them");

    private final String refusal;

    Truncation(String refusal) {
        this.refusal = refusal;
    }

    /// What the engine is to do with them: to cut them at their start is to refuse them afterwards.
    Overflow overflow() {
        return this == NONE ? Overflow.ERROR : Overflow.TRUNCATE;
    }

    /// Refuses vectors that were made otherwise.
    ///
    /// @throws ApiException with [Problem#UNPROCESSABLE]
    void require(EncodeCounts counts) {
        if (this != END && counts.truncated() > 0) {
            throw new ApiException(
                    Problem.UNPROCESSABLE, counts.truncated() + " inputs have more tokens than allowed; " + refusal);
        }
    }
}

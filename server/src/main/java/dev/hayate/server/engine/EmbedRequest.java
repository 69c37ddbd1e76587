package dev.hayate.server.engine;

import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import java.util.List;
import java.util.Optional;

/// Inputs and what to make of them.
///
/// @param model the name of a model, or empty for the default one
/// @param inputs at least one
/// @param options how; the number of threads plays no part. A limit of tokens that they set can only lower that
///     of the server.
/// @param deadline until when the answer is of use, as [System#nanoTime()]
/// @param overflow what becomes of an input that has more tokens than the server allows; empty to leave it to
///     the server
public record EmbedRequest(
        String model, List<Input> inputs, EncodeOptions options, long deadline, Optional<Overflow> overflow) {

    /// Leaves it to the server what becomes of an input that is too long.
    public EmbedRequest(String model, List<Input> inputs, EncodeOptions options, long deadline) {
        this(model, inputs, options, deadline, Optional.empty());
    }

    /// Says what becomes of an input that is too long.
    public EmbedRequest onOverflow(Overflow overflow) {
        return new EmbedRequest(model, inputs, options, deadline, Optional.of(overflow));
    }
}

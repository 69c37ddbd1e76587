package dev.hayate.server.engine;

import dev.hayate.EncodeOptions;
import java.util.List;

/// Inputs and what to make of them.
///
/// @param model the name of a model, or empty for the default one
/// @param inputs at least one
/// @param options how; the number of threads plays no part
/// @param deadline until when the answer is of use, as [System#nanoTime()]
public record EmbedRequest(String model, List<Input> inputs, EncodeOptions options, long deadline) {}

package dev.hayate.server.engine;

import dev.hayate.Embeddings;
import dev.hayate.EncodeCounts;

/// What became of an [EmbedRequest].
///
/// @param model the name of the model that was used
/// @param vectors one per input, in their order
/// @param counts what passed through
public record Embedded(String model, Embeddings vectors, EncodeCounts counts) {}

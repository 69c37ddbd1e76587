package dev.hayate.server.engine;

import dev.hayate.StaticEmbeddingModel;

/// A model under a name.
///
/// @param name what requests call it
/// @param model the model
/// @param fingerprint as [StaticEmbeddingModel#fingerprint()]
/// @param loadedAt when, in seconds since 1970
public record ServedModel(String name, StaticEmbeddingModel model, String fingerprint, long loadedAt) {}

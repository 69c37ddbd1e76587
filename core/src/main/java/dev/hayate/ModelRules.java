package dev.hayate;

import dev.hayate.format.ModelNormalization;

/// The rules that a loaded model follows.
///
/// @param compatibility whose rules
/// @param normalization whether and when the model itself normalises
public record ModelRules(Compatibility compatibility, ModelNormalization normalization) {}

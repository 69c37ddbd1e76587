package dev.hayate.training.tokenizer;

/// A piece of the finished vocabulary.
///
/// @param text its characters
/// @param score the natural logarithm of its probability
record ScoredPiece(String text, double score) {}

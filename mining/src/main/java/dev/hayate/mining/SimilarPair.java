package dev.hayate.mining;

/// Two texts that are nearly alike.
///
/// @param row the earlier one, by its number among [TextVectors]
/// @param other the later one
/// @param similarity their cosine
public record SimilarPair(int row, int other, float similarity) {}

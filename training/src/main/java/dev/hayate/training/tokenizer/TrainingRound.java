package dev.hayate.training.tokenizer;

/// One round of training: two steps of the EM algorithm, then pruning unless it is the last.
///
/// @param pieces how many pieces there were after the steps
/// @param bitsPerCharacter what the texts cost at the beginning of the last step over all ways to cut them, a
///     character; without the characters that are left out
public record TrainingRound(int pieces, double bitsPerCharacter) {}

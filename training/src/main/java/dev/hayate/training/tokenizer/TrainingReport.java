package dev.hayate.training.tokenizer;

import java.util.List;

/// What a training saw and found.
///
/// @param texts how many texts there were, empty ones and those that were not drawn included
/// @param usedTexts how many of them were learned from
/// @param characters the code points of those, normalized
/// @param requiredCharacters how many characters are pieces by themselves
/// @param seeds how many pieces training started from
/// @param rounds what happened then
/// @param bitsPerCharacter what the texts cost, cut in the best way by the finished tokenizer: minus the sum of
///     the base 2 logarithms of the pieces' probabilities, divided by the characters; a character that is left
///     out costs what an unknown one does, whether or not it is written as bytes
public record TrainingReport(
        long texts,
        long usedTexts,
        long characters,
        int requiredCharacters,
        int seeds,
        List<TrainingRound> rounds,
        double bitsPerCharacter) {
    /// Keeps a copy of the list.
    public TrainingReport {
        rounds = List.copyOf(rounds);
    }
}

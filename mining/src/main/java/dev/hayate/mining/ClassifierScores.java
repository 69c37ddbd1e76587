package dev.hayate.mining;

import dev.hayate.numerics.metric.LabelMetrics;

/// How well labels were found again that a classifier had not been shown.
///
/// @param texts how many texts it was asked about
/// @param accuracy the part of them with the right label
/// @param macroF1 the mean F1 of the labels
public record ClassifierScores(int texts, double accuracy, double macroF1) {
    static ClassifierScores of(int[] gold, int[] predicted) {
        return new ClassifierScores(
                gold.length, LabelMetrics.accuracy(gold, predicted), LabelMetrics.macroF1(gold, predicted));
    }
}

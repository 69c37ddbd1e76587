package dev.hayate.training.report;

/// A score of the table after a step.
///
/// @param step the steps made
/// @param set what it was scored on
/// @param metric the measure, such as `spearman`
/// @param dimension the prefix of the vectors
/// @param value 1 is perfect, 0 is nothing; a correlation may be negative
public record DevScore(int step, String set, String metric, int dimension, double value) {}

package dev.hayate.benchmarks.report;

/// How much a round holds of something.
///
/// @param noun its name, singular
/// @param count how many of it are in a round
public record Amount(String noun, long count) {}

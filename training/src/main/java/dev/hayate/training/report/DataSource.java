package dev.hayate.training.report;

/// Data that a model was trained on, as its card names them.
///
/// @param name what they are called
/// @param rows how many rows were used
/// @param license under which they are given
/// @param source where they are from: an address, or a few words
public record DataSource(String name, long rows, String license, String source) {}

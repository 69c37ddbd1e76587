package dev.hayate.bulk;

/// A part of an output that is written as one: all of it or nothing.
///
/// @param number from 0
/// @param firstRow the number of its first row in the source, from 1
public record Shard(int number, long firstRow) {}

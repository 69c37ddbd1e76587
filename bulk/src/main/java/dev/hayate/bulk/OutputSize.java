package dev.hayate.bulk;

/// How much there is of an output.
///
/// @param shards how many shards are complete
/// @param rows the rows in them
/// @param bytes the size of their files; 0 where they are none
public record OutputSize(int shards, long rows, long bytes) {}

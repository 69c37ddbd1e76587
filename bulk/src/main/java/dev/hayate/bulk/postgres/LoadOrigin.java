package dev.hayate.bulk.postgres;

/// What is loaded, as the database notes it down with every shard.
///
/// @param source what tells the rows from others that come into the same table, such as the names of their
///     files: a load of the same source is gone on with, and another begins with its own first shard
/// @param model the fingerprint of the model and of the options that make its vectors: a table holds those of one
public record LoadOrigin(String source, String model) {}

package dev.hayate.bulk;

/// A chunk and its vectors.
///
/// @param batch the rows and their vectors
/// @param counts what passed through the encoder
record EncodedChunk(VectorBatch batch, Counts counts) {}

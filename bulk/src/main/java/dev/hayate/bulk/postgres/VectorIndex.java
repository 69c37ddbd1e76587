package dev.hayate.bulk.postgres;

/// What finds vectors without reading all of them.
public enum VectorIndex {
    /// A graph over the cosine distance, which misses a few neighbours.
    HNSW,
    /// Nothing: searches read all vectors and miss none.
    NONE
}

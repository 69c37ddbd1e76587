package dev.hayate.benchmarks.comparison;

/// A part of the benchmark that can be run alone.
public enum Section {
    /// Texts to ids.
    TOKENIZERS,
    /// Texts to vectors against DJL and libtorch.
    ENCODE,
    /// Texts to vectors against sentence-transformers.
    PYTHON,
    /// Ids to vectors.
    TABLES,
    /// Two threads against one.
    THREADS
}

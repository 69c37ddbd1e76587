package dev.hayate.format;

/// Whether a model itself scales its vectors to length 1, and when.
public enum ModelNormalization {
    /// It does not.
    NONE,
    /// All dimensions are normalised and truncation comes after, so that truncated vectors are shorter than 1: a
    /// `Normalize` module of sentence-transformers.
    BEFORE_TRUNCATION,
    /// What truncation leaves is normalised: `normalize` of Model2Vec.
    AFTER_TRUNCATION
}

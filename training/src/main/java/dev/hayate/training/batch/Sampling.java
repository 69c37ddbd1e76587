package dev.hayate.training.batch;

/// How batches are made, as the samplers of sentence-transformers make them.
///
/// @param batch how many rows make a batch
/// @param texts whether a text may stand twice in a batch
/// @param turns which data set's turn it is
/// @param shortBatches what becomes of batches that did not fill
public record Sampling(int batch, Texts texts, Turns turns, ShortBatches shortBatches) {
    /// Whether a text may stand twice in a batch.
    public enum Texts {
        /// It may.
        ANY,
        /// It may not, since it would be a wrong answer to itself; `BatchSamplers.NO_DUPLICATES`.
        NO_DUPLICATES
    }

    /// Which data set's turn it is. All rows of a batch are of one data set.
    public enum Turns {
        /// By chance, each as often as it has batches; `MultiDatasetBatchSamplers.PROPORTIONAL`.
        PROPORTIONAL,
        /// One after another, until one has no more; `MultiDatasetBatchSamplers.ROUND_ROBIN`.
        ROUND_ROBIN
    }

    /// What becomes of batches that did not fill.
    public enum ShortBatches {
        /// They are used.
        KEEP,
        /// They are not, unless a data set fills no batch at all; then its first is used.
        DROP
    }

    /// Checks the size.
    ///
    /// @throws IllegalArgumentException if a batch is smaller than 2, which has nothing to compare
    public Sampling {
        if (batch < 2) {
            throw new IllegalArgumentException("a batch needs at least 2 rows, not " + batch);
        }
    }
}

package dev.hayate.format;

/// Rows to write, one per token id.
public interface EmbeddingRows {

    /// The number of rows.
    int rows();

    /// The number of values of a row.
    int dimension();

    /// Writes a row to the beginning of `target`, float32.
    void copyRow(int row, float[] target);
}

package dev.hayate.training.batch;

/// Rows of texts as tokens.
public interface PairStore {
    /// The number of rows.
    int rows();

    /// The number of texts in a row: anchor, positive, negatives.
    int columns();

    /// The number of tokens of all texts of a row.
    int rowLength(int row);

    /// A hash of a text, of 64 bits, by which equal texts are found.
    long hash(int row, int column);

    /// Copies the ids of a text.
    ///
    /// @return how many there were
    int copy(int row, int column, int[] target, int at);
}

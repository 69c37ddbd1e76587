package dev.hayate.training.batch;

import dev.hayate.numerics.Matrix;
import dev.hayate.training.table.Occurrences;
import dev.hayate.training.table.TokenBatch;

/// A batch that is ready to be trained with. Its texts are the anchors, then empty ones up to [#firstCandidate()],
/// so that both groups begin where kernels want rows to begin, then the positives and the negatives, column by
/// column.
///
/// @param texts all texts
/// @param occurrences the same by token
/// @param anchors how many anchors there are
public record TrainingBatch(TokenBatch texts, Occurrences occurrences, int anchors) {
    /// Collects the texts of rows of a store.
    ///
    /// @param rows their numbers
    /// @param vocabulary above all ids
    public static TrainingBatch of(PairStore store, int[] rows, int vocabulary) {
        return of(texts(store, rows), rows.length, vocabulary);
    }

    /// The texts of rows in the order of a batch.
    static TokenBatch texts(PairStore store, int[] rows) {
        int first = firstCandidate(rows.length);
        int texts = first + (store.columns() - 1) * rows.length;
        int[] starts = new int[texts + 1];
        int length = 0;
        for (int row : rows) {
            length += store.rowLength(row);
        }
        int[] ids = new int[length];
        for (int column = 0; column < store.columns(); column++) {
            int text = column == 0 ? 0 : first + (column - 1) * rows.length;
            for (int row : rows) {
                starts[text + 1] = starts[text] + store.copy(row, column, ids, starts[text]);
                text++;
            }
            while (text < first) {
                starts[text + 1] = starts[text];
                text++;
            }
        }
        return new TokenBatch(ids, starts);
    }

    /// A batch of texts that are in order already.
    public static TrainingBatch of(TokenBatch texts, int anchors, int vocabulary) {
        return new TrainingBatch(texts, Occurrences.of(texts, vocabulary), anchors);
    }

    /// The number of the first text that is a candidate.
    public int firstCandidate() {
        return firstCandidate(anchors);
    }

    private static int firstCandidate(int anchors) {
        return Matrix.roundedUp(anchors, Matrix.ROWS_AT_A_TIME);
    }
}

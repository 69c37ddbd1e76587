package dev.hayate.training.batch;

import java.util.Arrays;

/// Rows of a data set, divided into batches.
///
/// @param rows the numbers of rows, batch after batch
/// @param starts where each batch begins in `rows`, and the end of the last
public record Batches(int[] rows, int[] starts) {
    /// How many batches there are.
    public int count() {
        return starts.length - 1;
    }

    /// How many rows a batch has.
    int length(int number) {
        return starts[number + 1] - starts[number];
    }

    /// The rows of a batch.
    public int[] batch(int number) {
        return Arrays.copyOfRange(rows, starts[number], starts[number + 1]);
    }
}

package dev.hayate.training.sharing;

import dev.hayate.training.sharing.Sharing.Part;
import java.util.Arrays;
import java.util.List;

/// A sparse matrix by rows: row `r` has the columns `columns[starts[r]] .. columns[starts[r + 1] - 1]`, all others
/// are 0.
///
/// @param starts where each row begins, and the end of the last
/// @param columns the columns, row after row
/// @param weights their values
@SuppressWarnings("ArrayRecordComponent")
record SparseRows(int[] starts, int[] columns, float[] weights) {
    static SparseRows of(List<List<Part>> rows) {
        int[] starts = new int[rows.size() + 1];
        for (int row = 0; row < rows.size(); row++) {
            starts[row + 1] = starts[row] + rows.get(row).size();
        }
        int[] columns = new int[starts[rows.size()]];
        float[] weights = new float[columns.length];
        int at = 0;
        for (List<Part> row : rows) {
            for (Part part : row) {
                columns[at] = part.number();
                weights[at++] = part.weight();
            }
        }
        return new SparseRows(starts, columns, weights);
    }

    int rows() {
        return starts.length - 1;
    }

    /// The same by columns.
    ///
    /// @param count the number of columns
    SparseRows transposed(int count) {
        int[] begins = new int[count + 1];
        for (int column : columns) {
            begins[column + 1]++;
        }
        for (int column = 0; column < count; column++) {
            begins[column + 1] += begins[column];
        }
        int[] next = Arrays.copyOf(begins, count);
        int[] rows = new int[columns.length];
        float[] values = new float[columns.length];
        for (int row = 0; row < rows(); row++) {
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                int to = next[columns[at]]++;
                rows[to] = row;
                values[to] = weights[at];
            }
        }
        return new SparseRows(begins, rows, values);
    }
}

package dev.hayate.numerics;

/// Products of float32 matrices. An element's sum runs over the steps in order, so it does not depend on the shape
/// of the vectors or on which part of the product is computed by whom.
public final class Gemm {
    private Gemm() {}

    /// A matrix by rows: element `[r][c]` lies at `offset + r * stride + c`.
    public record Rows(float[] values, int offset, int stride) {
        int at(int row) {
            return offset + row * stride;
        }
    }

    /// Adds `left · right` to `sum`.
    public static void add(Rows left, Panels right, Rows sum, int rows, int columns) {
        prefixes(left, right, sum, new int[] {right.steps()}, new float[][] {sum.values}, rows, columns);
    }

    /// Writes `base + left · right` for several prefixes of the steps, of which the longest costs as much as all.
    ///
    /// @param base what is added to, and the layout of every sum
    /// @param ends the steps of each prefix, rising
    /// @param sums by prefix: its sums, laid out like `base`
    public static void prefixes(Rows left, Panels right, Rows base, int[] ends, float[][] sums, int rows, int columns) {
        int wholeRows = rows - rows % Tile.ROWS;
        int wholeColumns = columns - columns % Panels.COLUMNS;
        for (int c = 0; c < wholeColumns; c += Panels.COLUMNS) {
            for (int r = 0; r < wholeRows; r += Tile.ROWS) {
                Tile.add(left, r, right, c, base, ends, sums);
            }
        }
        plain(left, right, base, ends, sums, 0, wholeRows, wholeColumns, columns);
        plain(left, right, base, ends, sums, wholeRows, rows, 0, columns);
    }

    private static void plain(
            Rows left, Panels right, Rows base, int[] ends, float[][] sums, int fromRow, int toRow, int from, int to) {
        for (int r = fromRow; r < toRow; r++) {
            for (int c = from; c < to; c++) {
                int sumAt = base.at(r) + c;
                int rightAt = right.at(c - c % Panels.COLUMNS) + c % Panels.COLUMNS;
                float s = base.values[sumAt];
                int k = 0;
                for (int p = 0; p < ends.length; p++) {
                    for (; k < ends[p]; k++) {
                        s = Math.fma(left.values[left.at(r) + k], right.values()[rightAt + k * Panels.COLUMNS], s);
                    }
                    sums[p][sumAt] = s;
                }
            }
        }
    }
}

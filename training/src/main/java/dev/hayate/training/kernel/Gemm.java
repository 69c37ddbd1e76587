package dev.hayate.training.kernel;

/// Products of float32 matrices. An element's sum runs over the steps in order, so it does not depend on the shape
/// of the vectors or on which part of the product is computed by whom.
public final class Gemm {
    /// Vectors beside each other in a tile: three fill 32 registers; with 16 registers one is best.
    private static final int WIDTH =
            Tile.LANES == 16 || System.getProperty("os.arch").equals("aarch64") ? 3 : 1;

    /// Columns that are computed at the full rate only in multiples of this.
    public static final int COLUMNS = WIDTH * Tile.LANES;

    private Gemm() {}

    /// The left factor: element `[r][k]` lies at `offset + r * rowStride + k * stepStride`, so it may be given
    /// transposed.
    public record Left(float[] values, int offset, int rowStride, int stepStride) {}

    /// A matrix by rows: element `[r][c]` lies at `offset + r * stride + c`.
    public record Rows(float[] values, int offset, int stride) {}

    /// Adds `left · right` to `sum`.
    ///
    /// @param steps the columns of `left`, which are the rows of `right`
    public static void add(Left left, Rows right, int steps, Rows sum, int rows, int columns) {
        prefixes(left, right, sum, new int[] {steps}, new float[][] {sum.values}, rows, columns);
    }

    /// Writes `base + left · right` for several prefixes of the steps, of which the longest costs as much as all.
    ///
    /// @param base what is added to, and the layout of every sum
    /// @param ends the steps of each prefix, rising
    /// @param sums by prefix: its sums, laid out like `base`
    public static void prefixes(Left left, Rows right, Rows base, int[] ends, float[][] sums, int rows, int columns) {
        int wholeRows = rows - rows % Tile.ROWS;
        int wholeColumns = columns - columns % Tile.LANES;
        int c = 0;
        while (c < wholeColumns) {
            int width = Math.min(WIDTH, (wholeColumns - c) / Tile.LANES);
            for (int r = 0; r < wholeRows; r += Tile.ROWS) {
                tile(left, right, base, ends, sums, r, c, width);
            }
            c += width * Tile.LANES;
        }
        plain(left, right, base, ends, sums, 0, wholeRows, wholeColumns, columns);
        plain(left, right, base, ends, sums, wholeRows, rows, 0, columns);
    }

    private static void tile(Left left, Rows right, Rows base, int[] ends, float[][] sums, int r, int c, int width) {
        float[] l = left.values;
        int at = left.offset + r * left.rowStride;
        int rightAt = right.offset + c;
        int sumAt = base.offset + r * base.stride + c;
        switch (width) {
            case 3 ->
                Tile.add8x3(
                        l,
                        at,
                        left.rowStride,
                        left.stepStride,
                        right.values,
                        rightAt,
                        right.stride,
                        base.values,
                        ends,
                        sums,
                        sumAt,
                        base.stride);
            case 2 ->
                Tile.add8x2(
                        l,
                        at,
                        left.rowStride,
                        left.stepStride,
                        right.values,
                        rightAt,
                        right.stride,
                        base.values,
                        ends,
                        sums,
                        sumAt,
                        base.stride);
            default ->
                Tile.add8x1(
                        l,
                        at,
                        left.rowStride,
                        left.stepStride,
                        right.values,
                        rightAt,
                        right.stride,
                        base.values,
                        ends,
                        sums,
                        sumAt,
                        base.stride);
        }
    }

    private static void plain(
            Left left, Rows right, Rows base, int[] ends, float[][] sums, int fromRow, int toRow, int from, int to) {
        for (int r = fromRow; r < toRow; r++) {
            for (int c = from; c < to; c++) {
                int sumAt = base.offset + r * base.stride + c;
                float s = base.values[sumAt];
                int l = left.offset + r * left.rowStride;
                int k = 0;
                for (int p = 0; p < ends.length; p++) {
                    for (; k < ends[p]; k++) {
                        s = Math.fma(
                                left.values[l + k * left.stepStride],
                                right.values[right.offset + k * right.stride + c],
                                s);
                    }
                    sums[p][sumAt] = s;
                }
            }
        }
    }
}

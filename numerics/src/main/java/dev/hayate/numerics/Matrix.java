package dev.hayate.numerics;

/// Rows of float32 values, mutable. Rows lie a little farther apart than they are long: at a distance of a power
/// of two, rows would meet in the same few lines of the processor's cache. There is always room for a multiple of
/// eight rows, so that kernels may take eight at a time; the values of rows that are not counted mean nothing, but
/// are finite.
///
/// @param values the rows, one after another, each followed by unused values
/// @param offset where the first row begins
/// @param rows how many there are
/// @param columns their length
/// @param stride the distance between the beginnings of two rows, in values
public record Matrix(float[] values, int offset, int rows, int columns, int stride) {
    private static final int APART = 16;
    /// What kernels take at a time: rows of a slice shall begin at a multiple of it.
    public static final int ROWS_AT_A_TIME = 8;

    /// A matrix of zeros.
    ///
    /// @throws IllegalArgumentException if it has more values than an array can hold
    public static Matrix of(int rows, int columns) {
        int stride = roundedUp(columns, APART) + APART;
        long length = (long) roundedUp(rows, ROWS_AT_A_TIME) * stride;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(rows + " rows of " + columns + " are more than an array holds");
        }
        return new Matrix(new float[(int) length], 0, rows, columns, stride);
    }

    /// The least multiple of `unit` that is not below `count`.
    public static int roundedUp(int count, int unit) {
        return (count + unit - 1) / unit * unit;
    }

    /// Where a row begins in [#values].
    public int at(int row) {
        return offset + row * stride;
    }

    /// The part of the matrix that begins with an element.
    public Gemm.Rows from(int row, int column) {
        return new Gemm.Rows(values, at(row) + column, stride);
    }

    /// Writes the rows `[from, to)` to the columns `[from, to)` of another matrix, as far as it has rows.
    public void transpose(int from, int to, Matrix transposed) {
        for (int strip = from; strip < to; strip += APART) {
            int end = Math.min(to, strip + APART);
            for (int c = 0; c < transposed.rows; c++) {
                int at = transposed.at(c);
                for (int row = strip; row < end; row++) {
                    transposed.values[at + row] = values[at(row) + c];
                }
            }
        }
    }

    /// The first columns by themselves, sharing their values.
    ///
    /// @throws IllegalArgumentException if there are not so many
    public Matrix prefix(int columns) {
        if (columns < 1 || columns > this.columns) {
            throw new IllegalArgumentException("rows of " + this.columns + " columns have no first " + columns);
        }
        return new Matrix(values, offset, rows, columns, stride);
    }

    /// The rows `[from, to)` by themselves, sharing their values.
    public Matrix slice(int from, int to) {
        return new Matrix(values, at(from), to - from, columns, stride);
    }
}

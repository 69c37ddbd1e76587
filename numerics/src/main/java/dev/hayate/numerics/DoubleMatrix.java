package dev.hayate.numerics;

/// Rows of float64 values, mutable, for small matrices that stay in the processor's cache. Rows and columns are
/// filled up to whole units of [#UNIT], so that kernels need no other shapes; what is filled up is zero and is to
/// stay zero. Rows lie an odd number of units apart, so that they do not meet in the same lines of the cache.
///
/// @param values the rows, one after another
/// @param rows how many there are
/// @param columns their length
/// @param stride the distance between the beginnings of two rows, in values
public record DoubleMatrix(double[] values, int rows, int columns, int stride) {
    /// What kernels take at a time, of rows and of columns.
    public static final int UNIT = 8;

    /// A matrix of zeros.
    ///
    /// @throws IllegalArgumentException if it has more values than an array can hold
    public static DoubleMatrix of(int rows, int columns) {
        int stride = (Matrix.roundedUp(columns, UNIT) / UNIT | 1) * UNIT;
        long length = (long) Matrix.roundedUp(rows, UNIT) * stride;
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(rows + " rows of " + columns + " are more than an array holds");
        }
        return new DoubleMatrix(new double[(int) length], rows, columns, stride);
    }

    /// Where a row begins in [#values].
    public int at(int row) {
        return row * stride;
    }
}

package dev.hayate.numerics;

/// Lengths of the prefixes of rows, summed in double precision.
public final class Lengths {
    /// Shorter rows count as this long, so that nothing is divided by zero; as PyTorch's `normalize` has it.
    static final double SMALLEST = 1e-12;

    private Lengths() {}

    /// Writes one over the length of every prefix of a row, at most 1e12 as in PyTorch's `normalize`, to
    /// `inverse`.
    public static void inverse(Matrix matrix, int row, int[] dimensions, float[] inverse) {
        double sum = 0;
        int d = 0;
        for (int p = 0; p < dimensions.length; p++) {
            sum += squares(matrix.values(), matrix.at(row) + d, dimensions[p] - d);
            d = dimensions[p];
            inverse[p] = (float) (1 / Math.max(Math.sqrt(sum), SMALLEST));
        }
    }

    /// Writes the sum of squares of every prefix of a row to `squares`.
    public static void squares(Matrix matrix, int row, int[] dimensions, double[] squares) {
        double sum = 0;
        int d = 0;
        for (int p = 0; p < dimensions.length; p++) {
            sum += squares(matrix.values(), matrix.at(row) + d, dimensions[p] - d);
            d = dimensions[p];
            squares[p] = sum;
        }
    }

    /// In four sums, so that an addition need not wait for the one before.
    private static double squares(float[] values, int at, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            s0 += (double) values[at + i] * values[at + i];
            s1 += (double) values[at + i + 1] * values[at + i + 1];
            s2 += (double) values[at + i + 2] * values[at + i + 2];
            s3 += (double) values[at + i + 3] * values[at + i + 3];
        }
        for (; i < count; i++) {
            s0 += (double) values[at + i] * values[at + i];
        }
        return s0 + s1 + (s2 + s3);
    }
}

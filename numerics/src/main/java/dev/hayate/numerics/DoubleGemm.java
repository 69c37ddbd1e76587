package dev.hayate.numerics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Products of float64 matrices. An element's sum runs over the steps in order, each with a fused multiply-add,
/// so it does not depend on the length of the processor's vectors.
public final class DoubleGemm {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int ROWS = DoubleMatrix.UNIT;

    private DoubleGemm() {}

    /// Adds `left · right` to `sum`.
    ///
    /// @throws IllegalArgumentException if the shapes do not fit
    public static void add(DoubleMatrix left, DoubleMatrix right, DoubleMatrix sum) {
        if (left.columns() != right.rows() || sum.rows() != left.rows() || sum.columns() != right.columns()) {
            throw new IllegalArgumentException(
                    "a product of " + shape(left) + " and " + shape(right) + " cannot be added to " + shape(sum));
        }
        for (int c = 0; c < sum.columns(); c += DOUBLES.length()) {
            for (int r = 0; r < sum.rows(); r += ROWS) {
                add8(
                        left.values(),
                        left.at(r),
                        left.stride(),
                        right.values(),
                        c,
                        right.stride(),
                        right.rows(),
                        sum.values(),
                        sum.at(r) + c,
                        sum.stride());
            }
        }
    }

    private static String shape(DoubleMatrix matrix) {
        return matrix.rows() + " x " + matrix.columns();
    }

    private static void add8(
            double[] left,
            int at,
            int stride,
            double[] right,
            int rightAt,
            int rightStride,
            int steps,
            double[] sum,
            int sumAt,
            int sumStride) {
        DoubleVector s0 = DoubleVector.fromArray(DOUBLES, sum, sumAt);
        DoubleVector s1 = DoubleVector.fromArray(DOUBLES, sum, sumAt + sumStride);
        DoubleVector s2 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 2 * sumStride);
        DoubleVector s3 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 3 * sumStride);
        DoubleVector s4 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 4 * sumStride);
        DoubleVector s5 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 5 * sumStride);
        DoubleVector s6 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 6 * sumStride);
        DoubleVector s7 = DoubleVector.fromArray(DOUBLES, sum, sumAt + 7 * sumStride);
        int at1 = at + stride;
        int at2 = at + 2 * stride;
        int at3 = at + 3 * stride;
        int at4 = at + 4 * stride;
        int at5 = at + 5 * stride;
        int at6 = at + 6 * stride;
        int at7 = at + 7 * stride;
        for (int k = 0; k < steps; k++) {
            DoubleVector r = DoubleVector.fromArray(DOUBLES, right, rightAt + k * rightStride);
            s0 = r.fma(DoubleVector.broadcast(DOUBLES, left[at + k]), s0);
            s1 = r.fma(DoubleVector.broadcast(DOUBLES, left[at1 + k]), s1);
            s2 = r.fma(DoubleVector.broadcast(DOUBLES, left[at2 + k]), s2);
            s3 = r.fma(DoubleVector.broadcast(DOUBLES, left[at3 + k]), s3);
            s4 = r.fma(DoubleVector.broadcast(DOUBLES, left[at4 + k]), s4);
            s5 = r.fma(DoubleVector.broadcast(DOUBLES, left[at5 + k]), s5);
            s6 = r.fma(DoubleVector.broadcast(DOUBLES, left[at6 + k]), s6);
            s7 = r.fma(DoubleVector.broadcast(DOUBLES, left[at7 + k]), s7);
        }
        s0.intoArray(sum, sumAt);
        s1.intoArray(sum, sumAt + sumStride);
        s2.intoArray(sum, sumAt + 2 * sumStride);
        s3.intoArray(sum, sumAt + 3 * sumStride);
        s4.intoArray(sum, sumAt + 4 * sumStride);
        s5.intoArray(sum, sumAt + 5 * sumStride);
        s6.intoArray(sum, sumAt + 6 * sumStride);
        s7.intoArray(sum, sumAt + 7 * sumStride);
    }
}

package dev.hayate.numerics;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Squared Euclidean distances of float32 rows, as sums of squared differences in float64: equal rows are at 0
/// of each other, however far they are from the origin.
public final class Distances {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    private static final int LANES = DOUBLES.length();

    private Distances() {}

    /// The squared distance of a row of one matrix to a row of another of as many columns.
    public static double squared(Matrix left, int row, Matrix right, int otherRow) {
        return squared(left.values(), left.at(row), right.values(), right.at(otherRow), left.columns());
    }

    /// The squared distance of `length` values from `leftAt` on to as many from `rightAt` on.
    public static double squared(float[] left, int leftAt, float[] right, int rightAt, int length) {
        DoubleVector s0 = DoubleVector.zero(DOUBLES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int whole = length - length % (4 * LANES);
        for (int i = 0; i < whole; i += 4 * LANES) {
            DoubleVector d0 = difference(left, leftAt + i, right, rightAt + i);
            s0 = d0.fma(d0, s0);
            DoubleVector d1 = difference(left, leftAt + i + LANES, right, rightAt + i + LANES);
            s1 = d1.fma(d1, s1);
            DoubleVector d2 = difference(left, leftAt + i + 2 * LANES, right, rightAt + i + 2 * LANES);
            s2 = d2.fma(d2, s2);
            DoubleVector d3 = difference(left, leftAt + i + 3 * LANES, right, rightAt + i + 3 * LANES);
            s3 = d3.fma(d3, s3);
        }
        double sum = s0.add(s1).add(s2.add(s3)).reduceLanes(VectorOperators.ADD);
        for (int i = whole; i < length; i++) {
            double d = (double) left[leftAt + i] - right[rightAt + i];
            sum = Math.fma(d, d, sum);
        }
        return sum;
    }

    private static DoubleVector difference(float[] left, int leftAt, float[] right, int rightAt) {
        return doubles(left, leftAt).sub(doubles(right, rightAt));
    }

    private static DoubleVector doubles(float[] values, int at) {
        return (DoubleVector) FloatVector.fromArray(FLOATS, values, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }
}

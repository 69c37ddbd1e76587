package dev.hayate.training.table;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Arithmetic on rows that lie in arrays.
final class RowArithmetic {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private RowArithmetic() {}

    /// `sum += a`, over `length` values.
    static void add(float[] a, int at, float[] sum, int sumAt, int length) {
        int bound = FLOATS.loopBound(length);
        for (int d = 0; d < bound; d += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, sum, sumAt + d)
                    .add(FloatVector.fromArray(FLOATS, a, at + d))
                    .intoArray(sum, sumAt + d);
        }
        for (int d = bound; d < length; d++) {
            sum[sumAt + d] += a[at + d];
        }
    }

    /// `sum += a`, then `b`, `c` and `d`, in this order.
    static void add4(float[] values, int a, int b, int c, int d, float[] sum, int sumAt, int length) {
        int bound = FLOATS.loopBound(length);
        for (int i = 0; i < bound; i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, sum, sumAt + i)
                    .add(FloatVector.fromArray(FLOATS, values, a + i))
                    .add(FloatVector.fromArray(FLOATS, values, b + i))
                    .add(FloatVector.fromArray(FLOATS, values, c + i))
                    .add(FloatVector.fromArray(FLOATS, values, d + i))
                    .intoArray(sum, sumAt + i);
        }
        for (int i = bound; i < length; i++) {
            sum[sumAt + i] = sum[sumAt + i] + values[a + i] + values[b + i] + values[c + i] + values[d + i];
        }
    }

    /// `sum += factor · a`.
    static void addScaled(float[] values, int a, float factor, float[] sum, int sumAt, int length) {
        int bound = FLOATS.loopBound(length);
        FloatVector f = FloatVector.broadcast(FLOATS, factor);
        for (int i = 0; i < bound; i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, values, a + i)
                    .fma(f, FloatVector.fromArray(FLOATS, sum, sumAt + i))
                    .intoArray(sum, sumAt + i);
        }
        for (int i = bound; i < length; i++) {
            sum[sumAt + i] = Math.fma(values[a + i], factor, sum[sumAt + i]);
        }
    }

    /// `sum += fa · a`, then `fb · b`, `fc · c` and `fd · d`, in this order.
    static void addScaled4(
            float[] values, int a, int b, int c, int d, float[] factors, int at, float[] sum, int sumAt, int length) {
        int bound = FLOATS.loopBound(length);
        FloatVector fa = FloatVector.broadcast(FLOATS, factors[at]);
        FloatVector fb = FloatVector.broadcast(FLOATS, factors[at + 1]);
        FloatVector fc = FloatVector.broadcast(FLOATS, factors[at + 2]);
        FloatVector fd = FloatVector.broadcast(FLOATS, factors[at + 3]);
        for (int i = 0; i < bound; i += FLOATS.length()) {
            FloatVector s = FloatVector.fromArray(FLOATS, sum, sumAt + i);
            s = FloatVector.fromArray(FLOATS, values, a + i).fma(fa, s);
            s = FloatVector.fromArray(FLOATS, values, b + i).fma(fb, s);
            s = FloatVector.fromArray(FLOATS, values, c + i).fma(fc, s);
            FloatVector.fromArray(FLOATS, values, d + i).fma(fd, s).intoArray(sum, sumAt + i);
        }
        for (int i = bound; i < length; i++) {
            float s = Math.fma(values[a + i], factors[at], sum[sumAt + i]);
            s = Math.fma(values[b + i], factors[at + 1], s);
            s = Math.fma(values[c + i], factors[at + 2], s);
            sum[sumAt + i] = Math.fma(values[d + i], factors[at + 3], s);
        }
    }

    /// `values *= factor`.
    static void scale(float[] values, int at, float factor, int length) {
        int bound = FLOATS.loopBound(length);
        for (int i = 0; i < bound; i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, values, at + i).mul(factor).intoArray(values, at + i);
        }
        for (int i = bound; i < length; i++) {
            values[at + i] *= factor;
        }
    }

    /// `values /= divisor`.
    static void divide(float[] values, int at, float divisor, int length) {
        int bound = FLOATS.loopBound(length);
        for (int i = 0; i < bound; i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, values, at + i).div(divisor).intoArray(values, at + i);
        }
        for (int i = bound; i < length; i++) {
            values[at + i] /= divisor;
        }
    }

    /// The sum of squares, in eight fixed sums of float64.
    static double squares(float[] values, int at, int length) {
        double[] sums = new double[8];
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            for (int s = 0; s < 8; s++) {
                double value = values[at + i + s];
                sums[s] += value * value;
            }
        }
        for (; i < length; i++) {
            sums[0] += (double) values[at + i] * values[at + i];
        }
        return ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    }
}

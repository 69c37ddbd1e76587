package dev.hayate.training.loss;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/// Powers of two of float32 vectors.
final class Exponential {
    /// Adding it rounds to a whole number, which then stands in the lowest bits.
    private static final float ROUNDER = 0x1.8p23f;

    /// The Taylor series of `2^x` about 0, whose first term left out is 5e-9 of the value at ±½.
    private static final float[] SERIES = series(8);

    private static final float C1 = SERIES[1];
    private static final float C2 = SERIES[2];
    private static final float C3 = SERIES[3];
    private static final float C4 = SERIES[4];
    private static final float C5 = SERIES[5];
    private static final float C6 = SERIES[6];
    private static final float C7 = SERIES[7];

    private Exponential() {}

    /// `2^x` of every lane, to about one part in ten million.
    ///
    /// @param x between -126 and 127
    static FloatVector exp2(FloatVector x) {
        FloatVector rounded = x.add(ROUNDER);
        FloatVector f = x.sub(rounded.sub(ROUNDER));
        FloatVector power = FloatVector.broadcast(f.species(), C7);
        power = power.fma(f, FloatVector.broadcast(f.species(), C6));
        power = power.fma(f, FloatVector.broadcast(f.species(), C5));
        power = power.fma(f, FloatVector.broadcast(f.species(), C4));
        power = power.fma(f, FloatVector.broadcast(f.species(), C3));
        power = power.fma(f, FloatVector.broadcast(f.species(), C2));
        power = power.fma(f, FloatVector.broadcast(f.species(), C1));
        power = power.fma(f, FloatVector.broadcast(f.species(), 1f));
        IntVector exponent = rounded.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return power.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }

    private static float[] series(int terms) {
        float[] series = new float[terms];
        double term = 1;
        for (int n = 0; n < terms; n++) {
            series[n] = (float) term;
            term *= Math.log(2) / (n + 1);
        }
        return series;
    }
}

package dev.hayate.benchmarks.training;

import dev.hayate.numerics.Workers;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// How many multiply-adds the machine makes when they wait for nothing.
public final class FmaPeak {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int SUMS = 10;
    private static final int STEPS = 20_000_000;
    private static final int ROUNDS = 5;

    private FmaPeak() {}

    /// The best of a few rounds, all threads together, in operations a second; a multiply-add counts as two.
    public static double measure(Workers workers) {
        double best = 0;
        float[] sums = new float[workers.count()];
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            workers.forEach(workers.count(), (unit, worker) -> sums[unit] += run(STEPS));
            double seconds = (System.nanoTime() - begin) * 1e-9;
            best = Math.max(best, 2.0 * workers.count() * STEPS * SUMS * FLOATS.length() / seconds);
        }
        if (Float.isNaN(sums[0])) {
            throw new IllegalStateException("the sums must stay finite");
        }
        return best;
    }

    private static float run(int steps) {
        FloatVector a = FloatVector.broadcast(FLOATS, 0.999f);
        FloatVector b = FloatVector.broadcast(FLOATS, 0.001f);
        FloatVector s0 = a;
        FloatVector s1 = a;
        FloatVector s2 = a;
        FloatVector s3 = a;
        FloatVector s4 = a;
        FloatVector s5 = a;
        FloatVector s6 = a;
        FloatVector s7 = a;
        FloatVector s8 = a;
        FloatVector s9 = a;
        for (int step = 0; step < steps; step++) {
            s0 = s0.fma(a, b);
            s1 = s1.fma(a, b);
            s2 = s2.fma(a, b);
            s3 = s3.fma(a, b);
            s4 = s4.fma(a, b);
            s5 = s5.fma(a, b);
            s6 = s6.fma(a, b);
            s7 = s7.fma(a, b);
            s8 = s8.fma(a, b);
            s9 = s9.fma(a, b);
        }
        FloatVector sum = s0.add(s1).add(s2).add(s3).add(s4);
        return sum.add(s5).add(s6).add(s7).add(s8).add(s9).reduceLanes(VectorOperators.ADD);
    }
}

package dev.hayate.benchmarks.tables;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A float32 table of random numbers in [-1, 1), the same ones each time.
public final class RandomTable {
    private static final long SEED = 25;

    private final int dimension;
    private final float[] values;

    private RandomTable(int dimension, float[] values) {
        this.dimension = dimension;
        this.values = values;
    }

    /// A table of the given shape.
    public static RandomTable of(int rows, int dimension) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        float[] values = new float[Math.multiplyExact(rows, dimension)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat(-1, 1);
        }
        return new RandomTable(dimension, values);
    }

    public int rows() {
        return values.length / dimension;
    }

    public int dimension() {
        return dimension;
    }

    /// The numbers, `[rows, dimension]`, row-major. Not a copy.
    public float[] values() {
        return values;
    }
}

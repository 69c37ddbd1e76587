package dev.hayate.training.batch;

import java.util.SplittableRandom;

/// Orders of rows that follow from a seed.
final class Order {
    private Order() {}

    /// The numbers `0 .. count - 1`, shuffled (Fisher and Yates).
    ///
    /// @param seeds what the order depends on, all of it
    static int[] shuffled(int count, long... seeds) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        shuffle(order, seeds);
        return order;
    }

    /// Shuffles in place.
    static void shuffle(int[] values, long... seeds) {
        SplittableRandom random = new SplittableRandom(mixed(seeds));
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /// One seed of several; all bits of each reach all bits of it.
    static long mixed(long... seeds) {
        long seed = 0;
        for (long next : seeds) {
            seed = new SplittableRandom(seed ^ next).nextLong();
        }
        return seed;
    }
}

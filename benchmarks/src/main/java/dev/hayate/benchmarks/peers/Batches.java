package dev.hayate.benchmarks.peers;

import java.util.function.IntConsumer;

/// Finds the batch size that suits a peer best, so that it is timed at its best.
final class Batches {
    private static final int[] SIZES = {1, 32, 256, 2048};

    private Batches() {}

    /// The fastest of a few sizes.
    ///
    /// @param work does the same work in batches of the size that it is given
    static int fastest(IntConsumer work) {
        int fastest = SIZES[0];
        long least = Long.MAX_VALUE;
        for (int size : SIZES) {
            work.accept(size);
            long start = System.nanoTime();
            work.accept(size);
            long elapsed = System.nanoTime() - start;
            if (elapsed < least) {
                least = elapsed;
                fastest = size;
            }
        }
        return fastest;
    }
}

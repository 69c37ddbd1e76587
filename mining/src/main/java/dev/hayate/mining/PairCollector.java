package dev.hayate.mining;

import dev.hayate.numerics.neighbours.Pairs;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// Collects pairs of vectors, eight bytes each, up to a number of them.
final class PairCollector implements Pairs {
    private final long most;
    private final long[][] keys;
    private final int[] counts;
    private final AtomicLong count = new AtomicLong();

    PairCollector(int workers, long most) {
        this.most = most;
        this.keys = new long[workers][1 << 10];
        this.counts = new int[workers];
    }

    @Override
    public void take(int worker, int row, int other, float cosine) {
        if (count.incrementAndGet() > most) {
            return;
        }
        if (counts[worker] == keys[worker].length) {
            keys[worker] = Arrays.copyOf(keys[worker], counts[worker] * 2);
        }
        keys[worker][counts[worker]++] = (long) row << 32 | other;
    }

    @Override
    public boolean isFull() {
        return count.get() > most;
    }

    /// The later vector of each pair above 32 bits, the earlier one below, in no order.
    long[] pairs() {
        long[] all = new long[Arrays.stream(counts).sum()];
        int at = 0;
        for (int worker = 0; worker < keys.length; worker++) {
            System.arraycopy(keys[worker], 0, all, at, counts[worker]);
            at += counts[worker];
            keys[worker] = new long[0];
        }
        return all;
    }
}

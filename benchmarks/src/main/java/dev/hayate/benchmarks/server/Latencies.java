package dev.hayate.benchmarks.server;

import java.util.Arrays;
import java.util.Locale;

/// Times of answers, collected by many threads.
final class Latencies {
    private long[] nanos = new long[1 << 16];
    private int count;

    synchronized void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = time;
    }

    synchronized int count() {
        return count;
    }

    /// The time that a share of all answers did not exceed, in milliseconds; 0 without answers.
    synchronized double millis(double share) {
        if (count == 0) {
            return 0;
        }
        Arrays.sort(nanos, 0, count);
        int place = (int) Math.clamp(Math.ceil(share * count) - 1, 0, count - 1);
        return nanos[place] / 1e6;
    }

    /// Cells of a Markdown table: p50, p99, most.
    String cells() {
        return String.format(Locale.ROOT, "%.2f | %.2f | %.2f", millis(0.5), millis(0.99), millis(1));
    }
}

package dev.hayate.spark;

import java.io.Serializable;

/// The best rows for a query, best first; of equally good ones the one that comes first in the corpus.
///
/// @param keys by rank, what is the greater the better
/// @param positions by rank, the partition in the upper half and the row in it in the lower
/// @param ids by rank
record Hits(double[] keys, long[] positions, Object[] ids) implements Serializable {
    static Hits of(int count) {
        return new Hits(new double[count], new long[count], new Object[count]);
    }

    int count() {
        return keys.length;
    }

    static long position(int partition, int row) {
        return (long) partition << 32 | row;
    }

    void set(int rank, double key, long position, Object id) {
        keys[rank] = key;
        positions[rank] = position;
        ids[rank] = id;
    }

    /// The best `k` of both.
    Hits merge(Hits other, int k) {
        Hits merged = of(Math.min(k, count() + other.count()));
        int a = 0;
        int b = 0;
        for (int rank = 0; rank < merged.count(); rank++) {
            if (b == other.count() || (a < count() && isBefore(a, other, b))) {
                merged.set(rank, keys[a], positions[a], ids[a]);
                a++;
            } else {
                merged.set(rank, other.keys[b], other.positions[b], other.ids[b]);
                b++;
            }
        }
        return merged;
    }

    private boolean isBefore(int a, Hits other, int b) {
        int order = Double.compare(other.keys[b], keys[a]);
        return order < 0 || (order == 0 && positions[a] < other.positions[b]);
    }
}

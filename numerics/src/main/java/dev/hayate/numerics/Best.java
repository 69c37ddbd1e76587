package dev.hayate.numerics;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The rows with the greatest keys for each of some queries; of equal keys the one with the lower number.
final class Best {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int NONE = Integer.MAX_VALUE;

    private final int count;
    private final float[] keys;
    private final int[] rows;
    /// By query, the key that a row must reach to be among the best.
    private final float[] least;

    Best(int queries, int count) {
        this.count = count;
        this.keys = new float[queries * count];
        this.rows = new int[queries * count];
        this.least = new float[Matrix.roundedUp(queries, FLOATS.length())];
        Arrays.fill(keys, Float.NEGATIVE_INFINITY);
        Arrays.fill(rows, NONE);
        Arrays.fill(least, Float.NEGATIVE_INFINITY);
        Arrays.fill(least, queries, least.length, Float.POSITIVE_INFINITY);
    }

    float key(int query, int rank) {
        return keys[query * count + rank];
    }

    int row(int query, int rank) {
        return rows[query * count + rank];
    }

    /// Offers a row to the queries from `first` on.
    ///
    /// @param scores its dot product with query `first + q` is at `at + q`
    void offer(float[] scores, int at, float factor, float addend, int first, int width, int row) {
        for (int q = 0; q < width; q += FLOATS.length()) {
            FloatVector key =
                    FloatVector.fromArray(FLOATS, scores, at + q).mul(factor).add(addend);
            VectorMask<Float> good = key.compare(VectorOperators.GE, FloatVector.fromArray(FLOATS, least, first + q));
            if (good.anyTrue()) {
                long lanes = good.toLong();
                while (lanes != 0) {
                    int lane = Long.numberOfTrailingZeros(lanes);
                    lanes &= lanes - 1;
                    insert(first + q + lane, scores[at + q + lane] * factor + addend, row);
                }
            }
        }
    }

    void addAll(Best other) {
        for (int query = 0; query < keys.length / count; query++) {
            for (int i = 0; i < count && other.row(query, i) != NONE; i++) {
                insert(query, other.key(query, i), other.row(query, i));
            }
        }
    }

    private void insert(int query, float key, int row) {
        int from = query * count;
        int i = from + count;
        while (i > from && isBefore(key, row, keys[i - 1], rows[i - 1])) {
            i--;
        }
        int end = from + count;
        if (i == end) {
            return;
        }
        System.arraycopy(keys, i, keys, i + 1, end - i - 1);
        System.arraycopy(rows, i, rows, i + 1, end - i - 1);
        keys[i] = key;
        rows[i] = row;
        least[query] = keys[end - 1];
    }

    private static boolean isBefore(float key, int row, float otherKey, int otherRow) {
        return key > otherKey || (key == otherKey && row < otherRow);
    }
}

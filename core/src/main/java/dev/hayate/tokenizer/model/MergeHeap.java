package dev.hayate.tokenizer.model;

import java.util.Arrays;

/// Possible merges, the lowest rank first, of equal ranks the leftmost. A binary heap of primitive numbers.
final class MergeHeap {
    private long[] merges = new long[64];
    private int size;

    static int rank(long merge) {
        return (int) (merge >>> 32);
    }

    static int place(long merge) {
        return (int) merge;
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int rank, int place) {
        if (size == merges.length) {
            merges = Arrays.copyOf(merges, size * 2);
        }
        long merge = (long) rank << 32 | place;
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (merges[parent] <= merge) {
                break;
            }
            merges[at] = merges[parent];
            at = parent;
        }
        merges[at] = merge;
    }

    long poll() {
        long first = merges[0];
        long last = merges[--size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && merges[child + 1] < merges[child]) {
                child++;
            }
            if (merges[child] >= last) {
                break;
            }
            merges[at] = merges[child];
            at = child;
        }
        merges[at] = last;
        return first;
    }
}

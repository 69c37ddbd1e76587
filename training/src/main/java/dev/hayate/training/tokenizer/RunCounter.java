package dev.hayate.training.tokenizer;

import java.util.Arrays;

/// Different runs of code points and how often each was seen, in the order of their first appearance.
final class RunCounter {
    /// Java's arrays end a little below 2³¹.
    private static final int MOST_CHARACTERS = Integer.MAX_VALUE - 64;

    private int[] characters = new int[1 << 16];
    private int[] starts = new int[1 << 12];
    private long[] counts = new long[1 << 12];
    private int[] hashes = new int[1 << 12];
    private int[] slots = new int[1 << 13];
    private int size;

    /// Counts the run `[from, to)`.
    ///
    /// @throws IllegalArgumentException if there is no room for all the different runs
    void add(int[] codePoints, int from, int to, long count) {
        int hash = hash(codePoints, from, to);
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int run = slots[slot] - 1;
            if (hashes[run] == hash && Arrays.equals(characters, starts[run], starts[run + 1], codePoints, from, to)) {
                counts[run] += count;
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = size + 1;
        append(codePoints, from, to, hash, count);
        if (2 * size > slots.length) {
            growSlots();
        }
    }

    private static int hash(int[] codePoints, int from, int to) {
        long hash = 1;
        for (int i = from; i < to; i++) {
            hash = (hash ^ codePoints[i]) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return (int) (hash >>> 32);
    }

    private void append(int[] codePoints, int from, int to, int hash, long count) {
        long end = (long) starts[size] + (to - from);
        if (end > MOST_CHARACTERS) {
            throw new IllegalArgumentException("the texts have more than " + MOST_CHARACTERS
                    + " characters of different words; sample fewer texts");
        }
        if (end > characters.length) {
            characters = Arrays.copyOf(characters, (int) Math.min(MOST_CHARACTERS, end + (end >> 1)));
        }
        if (size + 2 > starts.length) {
            int capacity = size + 2 + (size >> 1);
            starts = Arrays.copyOf(starts, capacity);
            counts = Arrays.copyOf(counts, capacity);
            hashes = Arrays.copyOf(hashes, capacity);
        }
        System.arraycopy(codePoints, from, characters, starts[size], to - from);
        counts[size] = count;
        hashes[size] = hash;
        size++;
        starts[size] = (int) end;
    }

    private void growSlots() {
        int[] grown = new int[slots.length * 2];
        for (int run = 0; run < size; run++) {
            int slot = hashes[run] & (grown.length - 1);
            while (grown[slot] != 0) {
                slot = (slot + 1) & (grown.length - 1);
            }
            grown[slot] = run + 1;
        }
        slots = grown;
    }

    /// The number of different runs.
    int size() {
        return size;
    }

    /// The code points of all runs, one after the other. Not a copy.
    int[] characters() {
        return characters;
    }

    /// Where a run begins; it ends where the next one begins.
    int start(int run) {
        return starts[run];
    }

    int end(int run) {
        return starts[run + 1];
    }

    long count(int run) {
        return counts[run];
    }
}

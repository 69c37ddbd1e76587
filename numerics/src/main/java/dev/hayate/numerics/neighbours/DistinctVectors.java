package dev.hayate.numerics.neighbours;

import java.util.Arrays;

/// Vectors of which no two are equal: a vector that comes again gets the number of the first. So a million equal
/// texts are one vector, and not half a billion pairs. For one thread.
public final class DistinctVectors {
    private static final int NONE = -1;

    private final VectorChunks vectors;
    private int[] table = new int[1 << 12];
    private int mask = table.length - 1;

    /// @throws IllegalArgumentException if the dimension is below 1
    public DistinctVectors(int dimension) {
        this.vectors = new VectorChunks(dimension);
        Arrays.fill(table, NONE);
    }

    /// Takes a vector.
    ///
    /// @return its number: a new one if no vector before was equal to it
    /// @throws IllegalArgumentException if a value is not finite
    public int add(float[] values, int at) {
        int place = place(hash(values, at), values, at);
        if (table[place] == NONE) {
            vectors.add(values, at);
            table[place] = vectors.rows() - 1;
            if (vectors.rows() * 2L > table.length && table.length < 1 << 30) {
                grow();
            }
            return vectors.rows() - 1;
        }
        return table[place];
    }

    /// The vectors, each once, by number.
    public VectorChunks vectors() {
        return vectors;
    }

    private int place(int hash, float[] values, int at) {
        int place = hash & mask;
        while (table[place] != NONE && !vectors.isEqual(table[place], values, at)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private int hash(float[] values, int at) {
        long hash = 1;
        for (int i = at; i < at + vectors.dimension(); i++) {
            hash = hash * 0x9E3779B97F4A7C15L + Float.floatToIntBits(values[i]);
        }
        return (int) (((hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L) >>> 32);
    }

    private void grow() {
        table = new int[table.length * 2];
        mask = table.length - 1;
        Arrays.fill(table, NONE);
        for (int row = 0; row < vectors.rows(); row++) {
            int place = hash(vectors.values(row), vectors.at(row)) & mask;
            while (table[place] != NONE) {
                place = (place + 1) & mask;
            }
            table[place] = row;
        }
    }
}

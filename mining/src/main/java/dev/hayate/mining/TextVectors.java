package dev.hayate.mining;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.DataException;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import dev.hayate.numerics.neighbours.DistinctVectors;
import dev.hayate.numerics.neighbours.VectorChunks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

/// The ids of texts and their vectors, of which equal ones are kept once. The texts themselves are not kept: takes
/// `4 · (dimension + 32)` bytes for each vector that differs, and an id and twelve bytes for each text. For one
/// thread.
///
/// Texts may have been seen before: they come first, until [#allWereSeen()], and are compared with new ones,
/// but not with each other.
public final class TextVectors {
    private final DistinctVectors distinct;
    private final List<String> ids = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private int[] numbers = new int[1 << 10];
    /// By vector, the first text that has it.
    private int[] firsts = new int[1 << 10];
    private int rows;
    private int seenRows;
    private int seenVectors;
    private long withoutTokens;

    /// @param dimension of the vectors, at least 1
    public TextVectors(int dimension) {
        this.distinct = new DistinctVectors(dimension);
    }

    /// Reads and encodes texts.
    ///
    /// @param options whose dimension is that of these vectors
    /// @param progress is told how many texts are done, now and then
    /// @throws DataException if the rows cannot be read, or an id occurs twice or was seen before
    public void read(
            RowSource source,
            TextColumns columns,
            StaticEmbeddingModel model,
            EncodeOptions options,
            LongConsumer progress)
            throws IOException {
        try (RowReader reader = RowReader.open(source, columns.selection())) {
            long firstRow = rows;
            TextIterator texts = new TextIterator(reader, row -> {
                if (columns.id().isPresent()) {
                    addId(row, row.value(0));
                } else {
                    ids.add(Long.toString(row.row()));
                }
            });
            TextIterator.reading(
                    texts,
                    iterator -> model.encode(iterator, options, batch -> {
                        for (int row = 0; row < batch.rows(); row++) {
                            addVector(batch.values(), row * batch.dimension());
                        }
                        progress.accept(rows - firstRow);
                    }));
        }
    }

    private void addId(RowReader row, String id) throws DataException {
        if (!known.add(id)) {
            throw new DataException(
                    row.file(),
                    row.rowOfFile(),
                    "the id \"" + id + "\" occurs twice or was seen before; every text needs an id of its own");
        }
        ids.add(id);
    }

    /// Adds a text that was encoded elsewhere.
    ///
    /// @throws IllegalArgumentException if there is a text with that id
    void add(String id, float[] values, int at) {
        if (!known.add(id)) {
            throw new IllegalArgumentException("the id \"" + id + "\" occurs twice");
        }
        ids.add(id);
        addVector(values, at);
    }

    private void addVector(float[] values, int at) {
        int vectors = distinct.vectors().rows();
        int number = distinct.add(values, at);
        if (rows == numbers.length) {
            numbers = Arrays.copyOf(numbers, rows * 2);
        }
        numbers[rows] = number;
        if (number == vectors) {
            if (number == firsts.length) {
                firsts = Arrays.copyOf(firsts, number * 2);
            }
            firsts[number] = rows;
        }
        withoutTokens += distinct.vectors().isZero(number) ? 1 : 0;
        rows++;
    }

    /// Says that all texts so far were seen before.
    public void allWereSeen() {
        seenRows = rows;
        seenVectors = distinct.vectors().rows();
        withoutTokens = 0;
    }

    /// How many texts there are.
    public int rows() {
        return rows;
    }

    /// How many of them, the first ones, were seen before.
    public int seenRows() {
        return seenRows;
    }

    /// How many of the new texts have no tokens, so that they are not like any other.
    public long withoutTokens() {
        return withoutTokens;
    }

    /// What a text is called by.
    public String id(int row) {
        return ids.get(row);
    }

    /// The vectors that differ.
    VectorChunks vectors() {
        return distinct.vectors();
    }

    int seenVectors() {
        return seenVectors;
    }

    /// The number of the vector of a text.
    int vector(int row) {
        return numbers[row];
    }

    /// The first text with a vector.
    int first(int vector) {
        return firsts[vector];
    }
}

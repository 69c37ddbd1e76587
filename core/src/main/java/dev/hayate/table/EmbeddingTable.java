package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of numbers per token id, and the mean over some of them. Immutable, shared by all threads; valid as
/// long as the memory under it.
///
/// Sums run in the order of the tokens, in float32, for every dimension by itself, so that a vector depends on its
/// tokens alone.
public final class EmbeddingTable {
    private final MemorySegment data;
    private final RowType type;
    private final int dimension;
    private final int rows;
    private final int @Nullable [] mapping;
    private final float @Nullable [] weights;

    /// Takes rows as they are; nothing is copied.
    ///
    /// @param data the rows, one after the other, little-endian
    /// @param type the type of the numbers
    /// @param dimension the number of values of a row
    /// @param mapping the row of every token id; null if it is the id
    /// @param weights what the row of every token id is multiplied with, in float32; null for nothing
    public EmbeddingTable(
            MemorySegment data, RowType type, int dimension, int @Nullable [] mapping, float @Nullable [] weights) {
        this.data = data;
        this.type = type;
        this.dimension = dimension;
        this.mapping = mapping;
        this.weights = weights;
        this.rows =
                mapping != null ? mapping.length : Math.toIntExact(data.byteSize() / ((long) dimension * type.bytes()));
    }

    /// The number of token ids that have a row.
    public int rows() {
        return rows;
    }

    /// The number of values of a row.
    public int dimension() {
        return dimension;
    }

    /// The type of the numbers.
    public RowType type() {
        return type;
    }

    /// How many bytes the rows take.
    public long bytes() {
        return data.byteSize();
    }

    /// Whether rows are multiplied with a weight each.
    public boolean weighted() {
        return weights != null;
    }

    int @Nullable [] mapping() {
        return mapping;
    }

    float @Nullable [] weights() {
        return weights;
    }

    /// Writes the row of a token id, weight included, to the beginning of `target`, float32.
    public void copyRow(int id, float[] target) {
        newPooling().mean(new int[] {Objects.checkIndex(id, rows)}, 1, target, 0, dimension);
    }

    /// What averages rows of this table, for one thread.
    public MeanPooling newPooling() {
        return new MeanPooling(this, RowSum.of(type, weighted(), data, dimension));
    }
}

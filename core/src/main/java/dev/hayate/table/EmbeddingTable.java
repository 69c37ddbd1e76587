package dev.hayate.table;

import dev.hayate.internal.simd.RowKernel;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.foreign.ValueLayout.OfByte;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One row of numbers per token id, and the mean over some of them. Immutable, shared by all threads; valid as long as
/// the memory under it.
///
/// Sums run in the order of the tokens, in float32, for every dimension by itself, so that a vector depends on its
/// tokens alone.
public final class EmbeddingTable {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final OfByte BYTE = ValueLayout.JAVA_BYTE;

    private static final RowKernel KERNEL = RowKernel.best();
    private static final float[] NO_WEIGHTS = {};

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

    /// Writes the row of a token id, weight included, to the beginning of `target`, float32.
    public void copyRow(int id, float[] target) {
        Arrays.fill(target, 0, dimension, 0f);
        add(Objects.checkIndex(id, rows), target, 0, dimension);
    }

    /// Writes the mean of the rows of some token ids: their sum, divided by their number, in float32.
    ///
    /// @param ids token ids; the first `count` count
    /// @param count at least 1
    /// @param target gets the mean at `[offset, offset + dimension)`
    /// @param dimension how many leading values of the rows to average, at most [#dimension()]
    public void mean(int[] ids, int count, float[] target, int offset, int dimension) {
        Objects.checkFromIndexSize(0, dimension, this.dimension);
        Arrays.fill(target, offset, offset + dimension, 0f);
        switch (type) {
            case F32 ->
                KERNEL.addF32(
                        data, this.dimension, rows(ids, count), weights(ids, count), count, target, offset, dimension);
            case BF16 ->
                KERNEL.addBf16(
                        data, this.dimension, rows(ids, count), weights(ids, count), count, target, offset, dimension);
            case I8 ->
                KERNEL.addI8(
                        data, this.dimension, rows(ids, count), weights(ids, count), count, target, offset, dimension);
            case F64, F16, U8 -> {
                for (int i = 0; i < count; i++) {
                    add(ids[i], target, offset, dimension);
                }
            }
        }
        float divisor = count;
        for (int i = offset; i < offset + dimension; i++) {
            target[i] /= divisor;
        }
    }

    private int[] rows(int[] ids, int count) {
        if (mapping == null) {
            return ids;
        }
        int[] found = new int[count];
        for (int i = 0; i < count; i++) {
            found[i] = mapping[ids[i]];
        }
        return found;
    }

    private float[] weights(int[] ids, int count) {
        if (weights == null) {
            return NO_WEIGHTS;
        }
        float[] found = new float[count];
        for (int i = 0; i < count; i++) {
            found[i] = weights[ids[i]];
        }
        return found;
    }

    private void add(int id, float[] target, int offset, int dimension) {
        long start = (long) (mapping == null ? id : mapping[id]) * this.dimension * type.bytes();
        float weight = weights == null ? 1 : weights[id];
        switch (type) {
            case F64 -> {
                for (int i = 0; i < dimension; i++) {
                    target[offset + i] += weight * (float) data.get(DOUBLE, start + 8L * i);
                }
            }
            case F32 -> {
                for (int i = 0; i < dimension; i++) {
                    target[offset + i] += weight * data.get(FLOAT, start + 4L * i);
                }
            }
            case F16 -> {
                for (int i = 0; i < dimension; i++) {
                    target[offset + i] += weight * Float.float16ToFloat(data.get(SHORT, start + 2L * i));
                }
            }
            case BF16 -> {
                for (int i = 0; i < dimension; i++) {
                    target[offset + i] += weight * Float.intBitsToFloat(data.get(SHORT, start + 2L * i) << 16);
                }
            }
            case I8 -> {
                for (int i = 0; i < dimension; i++) {
                    target[offset + i] += weight * data.get(BYTE, start + i);
                }
            }
            case U8 -> {
                for (int i = 0; i < dimension; i++) {
                    target[offset + i] += weight * (data.get(BYTE, start + i) & 0xFF);
                }
            }
        }
    }
}

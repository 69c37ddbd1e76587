package dev.hayate.internal.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// Without the Vector API: rows are copied to arrays, which the compiler can add several values at a time.
final class PlainRowKernel implements RowKernel {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public void addF32(
            MemorySegment data,
            int dimension,
            int[] rows,
            float[] weights,
            int count,
            float[] target,
            int offset,
            int length) {
        float[] row = new float[length];
        for (int t = 0; t < count; t++) {
            MemorySegment.copy(data, FLOAT, (long) rows[t] * dimension * Float.BYTES, row, 0, length);
            add(row, weights.length == 0 ? 1f : weights[t], target, offset);
        }
    }

    @Override
    public void addBf16(
            MemorySegment data,
            int dimension,
            int[] rows,
            float[] weights,
            int count,
            float[] target,
            int offset,
            int length) {
        short[] halves = new short[length];
        float[] row = new float[length];
        for (int t = 0; t < count; t++) {
            MemorySegment.copy(data, SHORT, (long) rows[t] * dimension * Short.BYTES, halves, 0, length);
            for (int i = 0; i < length; i++) {
                row[i] = Float.intBitsToFloat(halves[i] << 16);
            }
            add(row, weights.length == 0 ? 1f : weights[t], target, offset);
        }
    }

    @Override
    public void addI8(
            MemorySegment data,
            int dimension,
            int[] rows,
            float[] weights,
            int count,
            float[] target,
            int offset,
            int length) {
        byte[] bytes = new byte[length];
        float[] row = new float[length];
        for (int t = 0; t < count; t++) {
            MemorySegment.copy(data, ValueLayout.JAVA_BYTE, (long) rows[t] * dimension, bytes, 0, length);
            for (int i = 0; i < length; i++) {
                row[i] = bytes[i];
            }
            add(row, weights.length == 0 ? 1f : weights[t], target, offset);
        }
    }

    private static void add(float[] row, float weight, float[] target, int offset) {
        for (int i = 0; i < row.length; i++) {
            target[offset + i] += row[i] * weight;
        }
    }
}

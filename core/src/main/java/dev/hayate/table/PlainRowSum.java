package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Without the Vector API: a row is copied to an array and made float32 there, in loops that the compiler can
/// run on several values at a time.
final class PlainRowSum implements RowSum {
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE);
    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LITTLE);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE);
    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

    private final Reader reader;
    private final int dimension;
    private final int bytes;
    private final float[] row;

    private PlainRowSum(Reader reader, int dimension, int bytes) {
        this.reader = reader;
        this.dimension = dimension;
        this.bytes = bytes;
        this.row = new float[dimension];
    }

    static PlainRowSum of(RowType type, MemorySegment data, int dimension) {
        return new PlainRowSum(reader(type, data, dimension), dimension, type.bytes());
    }

    /// Makes float32 of `count` values from a place on, at the beginning of an array.
    private interface Reader {
        void read(long at, float[] target, int count);
    }

    private static Reader reader(RowType type, MemorySegment data, int dimension) {
        return switch (type) {
            case F32 -> (at, target, count) -> MemorySegment.copy(data, FLOAT, at, target, 0, count);
            case F64 -> {
                double[] values = new double[dimension];
                yield (at, target, count) -> {
                    MemorySegment.copy(data, DOUBLE, at, values, 0, count);
                    for (int i = 0; i < count; i++) {
                        target[i] = (float) values[i];
                    }
                };
            }
            case F16 -> {
                short[] values = new short[dimension];
                yield (at, target, count) -> {
                    MemorySegment.copy(data, SHORT, at, values, 0, count);
                    for (int i = 0; i < count; i++) {
                        target[i] = Float.float16ToFloat(values[i]);
                    }
                };
            }
            case BF16 -> {
                short[] values = new short[dimension];
                yield (at, target, count) -> {
                    MemorySegment.copy(data, SHORT, at, values, 0, count);
                    for (int i = 0; i < count; i++) {
                        target[i] = Float.intBitsToFloat(values[i] << 16);
                    }
                };
            }
            case I8 -> {
                byte[] values = new byte[dimension];
                yield (at, target, count) -> {
                    MemorySegment.copy(data, BYTE, at, values, 0, count);
                    for (int i = 0; i < count; i++) {
                        target[i] = values[i];
                    }
                };
            }
            case U8 -> {
                byte[] values = new byte[dimension];
                yield (at, target, count) -> {
                    MemorySegment.copy(data, BYTE, at, values, 0, count);
                    for (int i = 0; i < count; i++) {
                        target[i] = values[i] & 0xFF;
                    }
                };
            }
        };
    }

    @Override
    public void sum(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
        int columns = to - from;
        Arrays.fill(target, offset + from, offset + to, 0f);
        for (int t = 0; t < count; t++) {
            reader.read(((long) rows[t] * dimension + from) * bytes, row, columns);
            add(columns, weights.length == 0 ? 1f : weights[t], target, offset + from);
        }
    }

    private void add(int columns, float weight, float[] target, int offset) {
        for (int i = 0; i < columns; i++) {
            target[offset + i] += row[i] * weight;
        }
    }
}

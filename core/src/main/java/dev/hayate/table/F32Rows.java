package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/// Rows of float32 without weights.
sealed interface F32Rows extends RowGroup {
    static List<RowGroup> groups(MemorySegment data, long stride) {
        return List.of(new Eight(data, stride), new Four(data, stride), new Two(data, stride), new One(data, stride));
    }

    record Eight(MemorySegment data, long stride) implements F32Rows {
        @Override
        public int size() {
            return 8;
        }

        @Override
        public void add(int[] rows, float[] weights, int t, float[] target, int offset, int from, int to) {
            MemorySegment all = data.asSlice(0);
            long a = rows[t] * stride;
            long b = rows[t + 1] * stride;
            long c = rows[t + 2] * stride;
            long d = rows[t + 3] * stride;
            long e = rows[t + 4] * stride;
            long f = rows[t + 5] * stride;
            long g = rows[t + 6] * stride;
            long h = rows[t + 7] * stride;
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(all, a, i))
                        .add(load(all, b, i))
                        .add(load(all, c, i))
                        .add(load(all, d, i))
                        .add(load(all, e, i))
                        .add(load(all, f, i))
                        .add(load(all, g, i))
                        .add(load(all, h, i))
                        .intoArray(target, offset + i);
            }
        }
    }

    record Four(MemorySegment data, long stride) implements F32Rows {
        @Override
        public int size() {
            return 4;
        }

        @Override
        public void add(int[] rows, float[] weights, int t, float[] target, int offset, int from, int to) {
            MemorySegment all = data.asSlice(0);
            long a = rows[t] * stride;
            long b = rows[t + 1] * stride;
            long c = rows[t + 2] * stride;
            long d = rows[t + 3] * stride;
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(all, a, i))
                        .add(load(all, b, i))
                        .add(load(all, c, i))
                        .add(load(all, d, i))
                        .intoArray(target, offset + i);
            }
        }
    }

    record Two(MemorySegment data, long stride) implements F32Rows {
        @Override
        public int size() {
            return 2;
        }

        @Override
        public void add(int[] rows, float[] weights, int t, float[] target, int offset, int from, int to) {
            MemorySegment all = data.asSlice(0);
            long a = rows[t] * stride;
            long b = rows[t + 1] * stride;
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(all, a, i))
                        .add(load(all, b, i))
                        .intoArray(target, offset + i);
            }
        }
    }

    record One(MemorySegment data, long stride) implements F32Rows {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void add(int[] rows, float[] weights, int t, float[] target, int offset, int from, int to) {
            MemorySegment all = data.asSlice(0);
            long a = rows[t] * stride;
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(all, a, i))
                        .intoArray(target, offset + i);
            }
        }
    }

    private static FloatVector load(MemorySegment all, long row, int column) {
        return FloatVector.fromMemorySegment(FLOATS, all, row + (long) column * Float.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}

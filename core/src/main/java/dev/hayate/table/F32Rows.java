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
            MemorySegment a = data.asSlice(rows[t] * stride, stride);
            MemorySegment b = data.asSlice(rows[t + 1] * stride, stride);
            MemorySegment c = data.asSlice(rows[t + 2] * stride, stride);
            MemorySegment d = data.asSlice(rows[t + 3] * stride, stride);
            MemorySegment e = data.asSlice(rows[t + 4] * stride, stride);
            MemorySegment f = data.asSlice(rows[t + 5] * stride, stride);
            MemorySegment g = data.asSlice(rows[t + 6] * stride, stride);
            MemorySegment h = data.asSlice(rows[t + 7] * stride, stride);
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(a, i))
                        .add(load(b, i))
                        .add(load(c, i))
                        .add(load(d, i))
                        .add(load(e, i))
                        .add(load(f, i))
                        .add(load(g, i))
                        .add(load(h, i))
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
            MemorySegment a = data.asSlice(rows[t] * stride, stride);
            MemorySegment b = data.asSlice(rows[t + 1] * stride, stride);
            MemorySegment c = data.asSlice(rows[t + 2] * stride, stride);
            MemorySegment d = data.asSlice(rows[t + 3] * stride, stride);
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(a, i))
                        .add(load(b, i))
                        .add(load(c, i))
                        .add(load(d, i))
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
            MemorySegment a = data.asSlice(rows[t] * stride, stride);
            MemorySegment b = data.asSlice(rows[t + 1] * stride, stride);
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(a, i))
                        .add(load(b, i))
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
            MemorySegment a = data.asSlice(rows[t] * stride, stride);
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(a, i))
                        .intoArray(target, offset + i);
            }
        }
    }

    private static FloatVector load(MemorySegment row, int column) {
        return FloatVector.fromMemorySegment(FLOATS, row, (long) column * Float.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}

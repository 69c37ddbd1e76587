package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Rows of int8.
sealed interface I8Rows extends RowGroup {
    VectorSpecies<Byte> BYTES = VectorSpecies.of(byte.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 4));

    static List<RowGroup> groups(MemorySegment data, long stride) {
        return List.of(new Four(data, stride), new Two(data, stride), new One(data, stride));
    }

    record Four(MemorySegment data, long stride) implements I8Rows {
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
            FloatVector wa = weight(weights, t);
            FloatVector wb = weight(weights, t + 1);
            FloatVector wc = weight(weights, t + 2);
            FloatVector wd = weight(weights, t + 3);
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(all, a, i).mul(wa))
                        .add(load(all, b, i).mul(wb))
                        .add(load(all, c, i).mul(wc))
                        .add(load(all, d, i).mul(wd))
                        .intoArray(target, offset + i);
            }
        }
    }

    record Two(MemorySegment data, long stride) implements I8Rows {
        @Override
        public int size() {
            return 2;
        }

        @Override
        public void add(int[] rows, float[] weights, int t, float[] target, int offset, int from, int to) {
            MemorySegment all = data.asSlice(0);
            long a = rows[t] * stride;
            long b = rows[t + 1] * stride;
            FloatVector wa = weight(weights, t);
            FloatVector wb = weight(weights, t + 1);
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(all, a, i).mul(wa))
                        .add(load(all, b, i).mul(wb))
                        .intoArray(target, offset + i);
            }
        }
    }

    record One(MemorySegment data, long stride) implements I8Rows {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void add(int[] rows, float[] weights, int t, float[] target, int offset, int from, int to) {
            MemorySegment all = data.asSlice(0);
            long a = rows[t] * stride;
            FloatVector wa = weight(weights, t);
            for (int i = from; i < to; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(load(all, a, i).mul(wa))
                        .intoArray(target, offset + i);
            }
        }
    }

    private static FloatVector weight(float[] weights, int t) {
        return FloatVector.broadcast(FLOATS, weights.length == 0 ? 1f : weights[t]);
    }

    private static FloatVector load(MemorySegment all, long row, int column) {
        return (FloatVector) ByteVector.fromMemorySegment(BYTES, all, row + column, ByteOrder.LITTLE_ENDIAN)
                .convertShape(VectorOperators.B2F, FLOATS, 0);
    }
}

package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// With the Vector API. What is left of a row beyond whole vectors goes the plain way.
///
/// Every type has loops of its own: shared ones would call the load of a vector through an interface, and a vector that
/// passes through a call is put on the heap.
abstract sealed class VectorRowSum implements RowSum {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final PlainRowSum rest;

    private VectorRowSum(PlainRowSum rest) {
        this.rest = rest;
    }

    /// Whether the machine has vectors for which all this is worthwhile.
    static boolean wideEnough() {
        return FLOATS.vectorBitSize() >= 256;
    }

    @Override
    public final void add(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
        int end = to - (to - from) % LANES;
        addVectors(rows, weights, count, target, offset, from, end);
        if (end < to) {
            rest.add(rows, weights, count, target, offset, end, to);
        }
    }

    /// Adds columns whose number is a multiple of [#LANES].
    abstract void addVectors(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to);

    private static float weight(float[] weights, int t) {
        return weights.length == 0 ? 1f : weights[t];
    }

    private static FloatVector sum(float[] target, int at) {
        return FloatVector.fromArray(FLOATS, target, at);
    }

    /// Eight vectors of columns stay in registers over a stretch of rows short enough that their rest is still in the
    /// cache when the next columns are read.
    static final class F32 extends VectorRowSum {
        private static final int STRETCH = 24;
        private static final int BLOCK = 8 * LANES;

        private final MemorySegment data;
        private final long stride;

        F32(MemorySegment data, int dimension, PlainRowSum rest) {
            super(rest);
            this.data = data;
            this.stride = (long) dimension * Float.BYTES;
        }

        @Override
        void addVectors(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
            for (int start = 0; start < count; start += STRETCH) {
                int end = Math.min(count, start + STRETCH);
                int at = from;
                for (; at + BLOCK <= to; at += BLOCK) {
                    addBlock(rows, weights, start, end, target, offset + at, (long) at * Float.BYTES);
                }
                for (; at < to; at += LANES) {
                    addVector(rows, weights, start, end, target, offset + at, (long) at * Float.BYTES);
                }
            }
        }

        private void addBlock(int[] rows, float[] weights, int start, int end, float[] target, int offset, long shift) {
            MemorySegment data = this.data;
            long width = (long) LANES * Float.BYTES;
            FloatVector s0 = sum(target, offset);
            FloatVector s1 = sum(target, offset + LANES);
            FloatVector s2 = sum(target, offset + 2 * LANES);
            FloatVector s3 = sum(target, offset + 3 * LANES);
            FloatVector s4 = sum(target, offset + 4 * LANES);
            FloatVector s5 = sum(target, offset + 5 * LANES);
            FloatVector s6 = sum(target, offset + 6 * LANES);
            FloatVector s7 = sum(target, offset + 7 * LANES);
            for (int t = start; t < end; t++) {
                long row = rows[t] * stride + shift;
                float weight = weight(weights, t);
                s0 = s0.add(load(data, row).mul(weight));
                s1 = s1.add(load(data, row + width).mul(weight));
                s2 = s2.add(load(data, row + 2 * width).mul(weight));
                s3 = s3.add(load(data, row + 3 * width).mul(weight));
                s4 = s4.add(load(data, row + 4 * width).mul(weight));
                s5 = s5.add(load(data, row + 5 * width).mul(weight));
                s6 = s6.add(load(data, row + 6 * width).mul(weight));
                s7 = s7.add(load(data, row + 7 * width).mul(weight));
            }
            s0.intoArray(target, offset);
            s1.intoArray(target, offset + LANES);
            s2.intoArray(target, offset + 2 * LANES);
            s3.intoArray(target, offset + 3 * LANES);
            s4.intoArray(target, offset + 4 * LANES);
            s5.intoArray(target, offset + 5 * LANES);
            s6.intoArray(target, offset + 6 * LANES);
            s7.intoArray(target, offset + 7 * LANES);
        }

        private void addVector(
                int[] rows, float[] weights, int start, int end, float[] target, int offset, long shift) {
            FloatVector sum = sum(target, offset);
            for (int t = start; t < end; t++) {
                sum = sum.add(load(data, rows[t] * stride + shift).mul(weight(weights, t)));
            }
            sum.intoArray(target, offset);
        }

        private static FloatVector load(MemorySegment data, long at) {
            return FloatVector.fromMemorySegment(FLOATS, data, at, LITTLE);
        }
    }

    /// Four rows at a time, so that the sums are written a quarter as often and four rows come from memory together.
    static final class Bf16 extends VectorRowSum {
        private static final VectorSpecies<Short> SHORTS =
                VectorSpecies.of(short.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));
        private static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);

        private final MemorySegment data;
        private final long stride;

        Bf16(MemorySegment data, int dimension, PlainRowSum rest) {
            super(rest);
            this.data = data;
            this.stride = (long) dimension * Short.BYTES;
        }

        @Override
        void addVectors(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
            int t = 0;
            for (; t + 4 <= count; t += 4) {
                long a = rows[t] * stride;
                long b = rows[t + 1] * stride;
                long c = rows[t + 2] * stride;
                long d = rows[t + 3] * stride;
                FloatVector wa = FloatVector.broadcast(FLOATS, weight(weights, t));
                FloatVector wb = FloatVector.broadcast(FLOATS, weight(weights, t + 1));
                FloatVector wc = FloatVector.broadcast(FLOATS, weight(weights, t + 2));
                FloatVector wd = FloatVector.broadcast(FLOATS, weight(weights, t + 3));
                for (int i = from; i < to; i += LANES) {
                    long shift = (long) i * Short.BYTES;
                    sum(target, offset + i)
                            .add(load(data, a + shift).mul(wa))
                            .add(load(data, b + shift).mul(wb))
                            .add(load(data, c + shift).mul(wc))
                            .add(load(data, d + shift).mul(wd))
                            .intoArray(target, offset + i);
                }
            }
            for (; t < count; t++) {
                long row = rows[t] * stride;
                FloatVector weight = FloatVector.broadcast(FLOATS, weight(weights, t));
                for (int i = from; i < to; i += LANES) {
                    sum(target, offset + i)
                            .add(load(data, row + (long) i * Short.BYTES).mul(weight))
                            .intoArray(target, offset + i);
                }
            }
        }

        private static FloatVector load(MemorySegment data, long at) {
            return ShortVector.fromMemorySegment(SHORTS, data, at, LITTLE)
                    .convertShape(VectorOperators.S2I, INTS, 0)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 16)
                    .reinterpretAsFloats();
        }
    }

    /// Four rows at a time, as [Bf16].
    static final class I8 extends VectorRowSum {
        private static final VectorSpecies<Byte> BYTES =
                VectorSpecies.of(byte.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 4));

        private final MemorySegment data;
        private final long stride;

        I8(MemorySegment data, int dimension, PlainRowSum rest) {
            super(rest);
            this.data = data;
            this.stride = dimension;
        }

        @Override
        void addVectors(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
            int t = 0;
            for (; t + 4 <= count; t += 4) {
                long a = rows[t] * stride;
                long b = rows[t + 1] * stride;
                long c = rows[t + 2] * stride;
                long d = rows[t + 3] * stride;
                FloatVector wa = FloatVector.broadcast(FLOATS, weight(weights, t));
                FloatVector wb = FloatVector.broadcast(FLOATS, weight(weights, t + 1));
                FloatVector wc = FloatVector.broadcast(FLOATS, weight(weights, t + 2));
                FloatVector wd = FloatVector.broadcast(FLOATS, weight(weights, t + 3));
                for (int i = from; i < to; i += LANES) {
                    sum(target, offset + i)
                            .add(load(data, a + i).mul(wa))
                            .add(load(data, b + i).mul(wb))
                            .add(load(data, c + i).mul(wc))
                            .add(load(data, d + i).mul(wd))
                            .intoArray(target, offset + i);
                }
            }
            for (; t < count; t++) {
                long row = rows[t] * stride;
                FloatVector weight = FloatVector.broadcast(FLOATS, weight(weights, t));
                for (int i = from; i < to; i += LANES) {
                    sum(target, offset + i).add(load(data, row + i).mul(weight)).intoArray(target, offset + i);
                }
            }
        }

        private static FloatVector load(MemorySegment data, long at) {
            return (FloatVector)
                    ByteVector.fromMemorySegment(BYTES, data, at, LITTLE).convertShape(VectorOperators.B2F, FLOATS, 0);
        }
    }
}

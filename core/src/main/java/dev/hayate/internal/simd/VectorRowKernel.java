package dev.hayate.internal.simd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// With the Vector API. A block of dimensions that fits into registers stays there over all rows; so a vector of up to
/// sixteen registers is never written until it is done.
final class VectorRowKernel implements RowKernel {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 4));
    private static final VectorSpecies<Short> SHORTS =
            VectorSpecies.of(short.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / 2));
    private static final int LANES = FLOATS.length();
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LITTLE);
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE);

    private VectorRowKernel() {}

    static RowKernel create() {
        boolean narrow = FLOATS.vectorBitSize() < 256;
        return narrow ? new PlainRowKernel() : new VectorRowKernel();
    }

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
        long stride = (long) dimension * Float.BYTES;
        int at = 0;
        if (weights.length == 0) {
            if (length > 16 * LANES) {
                at = addF32RowsAtATime(data, stride, rows, count, target, offset, length);
            }
            for (; at + 8 * LANES <= length; at += 8 * LANES) {
                addF32Block(data, stride, (long) at * Float.BYTES, rows, count, target, offset + at);
            }
            for (; at + LANES <= length; at += LANES) {
                addF32Vector(data, stride, (long) at * Float.BYTES, rows, count, target, offset + at);
            }
        }
        for (int t = 0; at < length && t < count; t++) {
            float weight = weights.length == 0 ? 1f : weights[t];
            for (int i = at; i < length; i++) {
                target[offset + i] += data.get(FLOAT, rows[t] * stride + (long) i * Float.BYTES) * weight;
            }
        }
    }

    /// For long rows: four at a time, so that the sums are written a quarter as often and four rows come from memory
    /// together.
    ///
    /// @return how many dimensions are done
    private static int addF32RowsAtATime(
            MemorySegment data, long stride, int[] rows, int count, float[] target, int offset, int length) {
        int whole = length - length % LANES;
        int t = 0;
        for (; t + 4 <= count; t += 4) {
            long a = rows[t] * stride;
            long b = rows[t + 1] * stride;
            long c = rows[t + 2] * stride;
            long d = rows[t + 3] * stride;
            for (int i = 0; i < whole; i += LANES) {
                long shift = (long) i * Float.BYTES;
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(FloatVector.fromMemorySegment(FLOATS, data, a + shift, LITTLE))
                        .add(FloatVector.fromMemorySegment(FLOATS, data, b + shift, LITTLE))
                        .add(FloatVector.fromMemorySegment(FLOATS, data, c + shift, LITTLE))
                        .add(FloatVector.fromMemorySegment(FLOATS, data, d + shift, LITTLE))
                        .intoArray(target, offset + i);
            }
        }
        for (; t < count; t++) {
            long a = rows[t] * stride;
            for (int i = 0; i < whole; i += LANES) {
                FloatVector.fromArray(FLOATS, target, offset + i)
                        .add(FloatVector.fromMemorySegment(FLOATS, data, a + (long) i * Float.BYTES, LITTLE))
                        .intoArray(target, offset + i);
            }
        }
        return whole;
    }

    private static void addF32Block(
            MemorySegment data, long stride, long shift, int[] rows, int count, float[] target, int offset) {
        FloatVector s0 = FloatVector.fromArray(FLOATS, target, offset);
        FloatVector s1 = FloatVector.fromArray(FLOATS, target, offset + LANES);
        FloatVector s2 = FloatVector.fromArray(FLOATS, target, offset + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(FLOATS, target, offset + 3 * LANES);
        FloatVector s4 = FloatVector.fromArray(FLOATS, target, offset + 4 * LANES);
        FloatVector s5 = FloatVector.fromArray(FLOATS, target, offset + 5 * LANES);
        FloatVector s6 = FloatVector.fromArray(FLOATS, target, offset + 6 * LANES);
        FloatVector s7 = FloatVector.fromArray(FLOATS, target, offset + 7 * LANES);
        long width = (long) LANES * Float.BYTES;
        for (int t = 0; t < count; t++) {
            long row = rows[t] * stride + shift;
            s0 = s0.add(FloatVector.fromMemorySegment(FLOATS, data, row, LITTLE));
            s1 = s1.add(FloatVector.fromMemorySegment(FLOATS, data, row + width, LITTLE));
            s2 = s2.add(FloatVector.fromMemorySegment(FLOATS, data, row + 2 * width, LITTLE));
            s3 = s3.add(FloatVector.fromMemorySegment(FLOATS, data, row + 3 * width, LITTLE));
            s4 = s4.add(FloatVector.fromMemorySegment(FLOATS, data, row + 4 * width, LITTLE));
            s5 = s5.add(FloatVector.fromMemorySegment(FLOATS, data, row + 5 * width, LITTLE));
            s6 = s6.add(FloatVector.fromMemorySegment(FLOATS, data, row + 6 * width, LITTLE));
            s7 = s7.add(FloatVector.fromMemorySegment(FLOATS, data, row + 7 * width, LITTLE));
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

    private static void addF32Vector(
            MemorySegment data, long stride, long shift, int[] rows, int count, float[] target, int offset) {
        FloatVector sum = FloatVector.fromArray(FLOATS, target, offset);
        for (int t = 0; t < count; t++) {
            sum = sum.add(FloatVector.fromMemorySegment(FLOATS, data, rows[t] * stride + shift, LITTLE));
        }
        sum.intoArray(target, offset);
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
        long stride = (long) dimension * Short.BYTES;
        int at = 0;
        for (; at + LANES <= length; at += LANES) {
            FloatVector sum = FloatVector.fromArray(FLOATS, target, offset + at);
            for (int t = 0; t < count; t++) {
                Vector<Integer> bits = ShortVector.fromMemorySegment(
                                SHORTS, data, rows[t] * stride + (long) at * Short.BYTES, LITTLE)
                        .convertShape(VectorOperators.S2I, FLOATS.withLanes(int.class), 0)
                        .lanewise(VectorOperators.LSHL, 16);
                sum = add(sum, bits.reinterpretAsFloats(), weights, t);
            }
            sum.intoArray(target, offset + at);
        }
        for (int t = 0; at < length && t < count; t++) {
            float weight = weights.length == 0 ? 1f : weights[t];
            for (int i = at; i < length; i++) {
                short half = data.get(SHORT, rows[t] * stride + (long) i * Short.BYTES);
                target[offset + i] += Float.intBitsToFloat(half << 16) * weight;
            }
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
        int at = 0;
        for (; at + 4 * LANES <= length; at += 4 * LANES) {
            addI8Block(data, dimension, at, rows, weights, count, target, offset + at);
        }
        for (; at + LANES <= length; at += LANES) {
            FloatVector sum = FloatVector.fromArray(FLOATS, target, offset + at);
            for (int t = 0; t < count; t++) {
                sum = add(sum, floats(data, (long) rows[t] * dimension + at), weights, t);
            }
            sum.intoArray(target, offset + at);
        }
        for (int t = 0; at < length && t < count; t++) {
            float weight = weights.length == 0 ? 1f : weights[t];
            for (int i = at; i < length; i++) {
                target[offset + i] += data.get(ValueLayout.JAVA_BYTE, (long) rows[t] * dimension + i) * weight;
            }
        }
    }

    private static void addI8Block(
            MemorySegment data,
            int dimension,
            int shift,
            int[] rows,
            float[] weights,
            int count,
            float[] target,
            int offset) {
        FloatVector s0 = FloatVector.fromArray(FLOATS, target, offset);
        FloatVector s1 = FloatVector.fromArray(FLOATS, target, offset + LANES);
        FloatVector s2 = FloatVector.fromArray(FLOATS, target, offset + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(FLOATS, target, offset + 3 * LANES);
        for (int t = 0; t < count; t++) {
            long row = (long) rows[t] * dimension + shift;
            float weight = weights.length == 0 ? 1f : weights[t];
            s0 = s0.add(floats(data, row).mul(weight));
            s1 = s1.add(floats(data, row + LANES).mul(weight));
            s2 = s2.add(floats(data, row + 2L * LANES).mul(weight));
            s3 = s3.add(floats(data, row + 3L * LANES).mul(weight));
        }
        s0.intoArray(target, offset);
        s1.intoArray(target, offset + LANES);
        s2.intoArray(target, offset + 2 * LANES);
        s3.intoArray(target, offset + 3 * LANES);
    }

    private static FloatVector floats(MemorySegment data, long at) {
        return (FloatVector)
                ByteVector.fromMemorySegment(BYTES, data, at, LITTLE).convertShape(VectorOperators.B2F, FLOATS, 0);
    }

    private static FloatVector add(FloatVector sum, FloatVector row, float[] weights, int t) {
        return sum.add(weights.length == 0 ? row : row.mul(weights[t]));
    }
}

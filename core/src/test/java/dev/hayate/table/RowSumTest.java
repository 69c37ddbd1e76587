package dev.hayate.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowSumTest {
    private static final int[] DIMENSIONS = {1, 3, 8, 15, 16, 17, 100, 128, 256, 300, 1024};
    private static final int[] COUNTS = {1, 2, 3, 4, 5, 7, 8, 23, 24, 25, 61};
    private static final int ROWS = 40;

    private final Random random = new Random(2026);

    @ParameterizedTest
    @EnumSource
    void addsInTheOrderOfTheTokensWhateverTheKernelTheSizeOrTheMemory(RowType type) {
        for (int dimension : DIMENSIONS) {
            byte[] bytes = randomRows(type, dimension);
            MemorySegment heap = MemorySegment.ofArray(bytes);
            MemorySegment outside = Arena.ofAuto().allocate(bytes.length).copyFrom(heap);
            for (int count : COUNTS) {
                int[] rows = random.ints(count, 0, ROWS).toArray();
                boolean weighted = random.nextBoolean();
                float[] weights = weighted ? randomWeights(count) : new float[0];
                int length = 1 + random.nextInt(dimension);
                float[] expected = expected(type, heap, dimension, rows, weights, length);
                for (MemorySegment data : new MemorySegment[] {heap, outside}) {
                    for (RowSum sum : new RowSum[] {
                        RowSum.of(type, weighted, data, dimension), PlainRowSum.of(type, data, dimension)
                    }) {
                        float[] target = new float[length + 2];
                        Arrays.fill(target, 1, 1 + length, Float.NaN);
                        sum.sum(rows, weights, count, target, 1, 0, length);
                        assertThat(target)
                                .as(
                                        "%s, %s, dimension %d of %d, %d rows",
                                        sum.getClass().getSimpleName(), data.isNative(), length, dimension, count)
                                .containsExactly(padded(expected));
                    }
                }
            }
        }
    }

    @Test
    void usesTheVectorApiWhereItIsThere() {
        assumeTrue(VectorUnit.USABLE, "no vectors of 256 bits or more here");

        MemorySegment data = MemorySegment.ofArray(new byte[64]);

        assertThat(RowSum.of(RowType.F32, false, data, 4)).isInstanceOf(VectorColumnSum.class);
        assertThat(RowSum.of(RowType.F32, true, data, 4)).isInstanceOf(VectorRowSum.class);
        assertThat(RowSum.of(RowType.BF16, false, data, 4)).isInstanceOf(VectorRowSum.class);
        assertThat(RowSum.of(RowType.I8, false, data, 4)).isInstanceOf(VectorRowSum.class);
    }

    private static float[] padded(float[] values) {
        float[] padded = new float[values.length + 2];
        System.arraycopy(values, 0, padded, 1, values.length);
        return padded;
    }

    private byte[] randomRows(RowType type, int dimension) {
        byte[] bytes = new byte[ROWS * dimension * type.bytes()];
        random.nextBytes(bytes);
        MemorySegment data = MemorySegment.ofArray(bytes);
        for (long at = 0; at < bytes.length; at += type.bytes()) {
            if (!Float.isFinite(value(type, data, at))) {
                data.asSlice(at, type.bytes()).fill((byte) 0);
            }
        }
        return bytes;
    }

    private float[] randomWeights(int count) {
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = random.nextFloat() * 3 - 1;
        }
        return weights;
    }

    private static float[] expected(
            RowType type, MemorySegment data, int dimension, int[] rows, float[] weights, int length) {
        float[] sum = new float[length];
        for (int t = 0; t < rows.length; t++) {
            for (int i = 0; i < length; i++) {
                float value = value(type, data, ((long) rows[t] * dimension + i) * type.bytes());
                sum[i] += weights.length == 0 ? value : value * weights[t];
            }
        }
        return sum;
    }

    private static float value(RowType type, MemorySegment data, long at) {
        return switch (type) {
            case F64 -> (float) data.get(ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), at);
            case F32 -> data.get(ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), at);
            case F16 -> Float.float16ToFloat(half(data, at));
            case BF16 -> Float.intBitsToFloat(half(data, at) << 16);
            case I8 -> data.get(ValueLayout.JAVA_BYTE, at);
            case U8 -> data.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
        };
    }

    private static short half(MemorySegment data, long at) {
        return data.get(ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), at);
    }
}

package dev.hayate.numerics;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A row of float32 values in a byte a value, for [CodeScan] to read.
///
/// Every value is rounded to a multiple of a 127th of the row's greatest; behind the bytes, which zeros fill up to
/// a multiple of 64, stand that step and the length of what rounding took away, each a float32 in little endian.
public final class RowCode {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int UNIT = 64;
    private static final int GREATEST = 127;

    private RowCode() {}

    /// How many bytes a row takes.
    public static int bytes(int dimension) {
        return padded(dimension) + 2 * Float.BYTES;
    }

    static int padded(int dimension) {
        return Matrix.roundedUp(dimension, UNIT);
    }

    /// The code of a row.
    ///
    /// @return [#bytes(int)] of the row's length
    public static byte[] of(float[] row) {
        byte[] code = new byte[bytes(row.length)];
        float step = greatest(row) / GREATEST;
        double lost = 0;
        for (int i = 0; i < row.length && step > 0; i++) {
            code[i] = (byte) Math.round(row[i] / step);
            double rest = (double) row[i] - (double) code[i] * step;
            lost += rest * rest;
        }
        MemorySegment segment = MemorySegment.ofArray(code);
        segment.set(FLOAT, padded(row.length), step);
        segment.set(FLOAT, padded(row.length) + Float.BYTES, Math.nextUp((float) Math.sqrt(lost)));
        return code;
    }

    static float greatest(float[] row) {
        float greatest = 0;
        for (float value : row) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest;
    }

    static float step(MemorySegment codes, long behindBytes) {
        return codes.get(FLOAT, behindBytes);
    }

    static float lost(MemorySegment codes, long behindBytes) {
        return codes.get(FLOAT, behindBytes + Float.BYTES);
    }
}

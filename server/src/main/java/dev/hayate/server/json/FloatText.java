package dev.hayate.server.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Writes float32 values as decimals: plainly from 1e-4 to 1e7, such as `0.0123`, else as `1.23E-5`.
final class FloatText {
    /// How many bytes an array must have left for one value; [#write] may write beyond what it says.
    static final int ROOM = 32;

    /// How many bytes a value takes at most.
    static final int LONGEST = 15;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long ZERO_POINT_ZEROS = 0x3030_3030_3030_2E30L;
    private static final int EXPONENT_BITS = 0x7F80_0000;
    private static final int LEAST_PLAIN = -4;
    private static final int MOST_PLAIN = 6;
    private static final int HUNDRED_MILLION = 100_000_000;
    private static final int[] POWERS = {
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, HUNDRED_MILLION, 1_000_000_000
    };

    private FloatText() {}

    /// Writes a value.
    ///
    /// @return where it ends
    /// @throws ArithmeticException if it is NaN or infinite
    static int write(float value, byte[] target, int at) {
        int bits = Float.floatToRawIntBits(value);
        int magnitude = bits & Integer.MAX_VALUE;
        if (magnitude >= EXPONENT_BITS) {
            throw new ArithmeticException("not a finite number");
        }
        target[at] = '-';
        int start = at + (bits >>> 31);
        if (magnitude == 0) {
            LONG.set(target, start, ZERO_POINT_ZEROS);
            return start + 3;
        }
        long decimal = ShortestDecimal.of(magnitude);
        int digits = ShortestDecimal.digits(decimal);
        int count = count(digits);
        int nine = digits * POWERS[9 - count];
        int first = nine / HUNDRED_MILLION;
        return write(
                first,
                eight(nine - first * HUNDRED_MILLION),
                ShortestDecimal.exponent(decimal) + count - 1,
                target,
                start);
    }

    private static int count(int digits) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(digits);
        int estimate = (bits * 1233) >> 12;
        return digits >= POWERS[estimate] ? estimate + 1 : estimate;
    }

    /// `first.rest · 10^exponent`, the rest being eight digits, the first one in the lowest byte.
    private static int write(int first, long rest, int exponent, byte[] target, int at) {
        int length = Long.BYTES - Long.numberOfLeadingZeros(rest) / Byte.SIZE;
        if (exponent < LEAST_PLAIN || exponent > MOST_PLAIN) {
            return writeExponent(exponent, target, writePoint(first, rest, length, 0, target, at));
        }
        if (exponent >= 0) {
            return writePoint(first, rest, length, exponent, target, at);
        }
        LONG.set(target, at, ZERO_POINT_ZEROS);
        int start = at + 1 - exponent;
        target[start] = (byte) ('0' + first);
        LONG.set(target, start + 1, rest | ZEROS);
        return start + 1 + length;
    }

    /// With the point behind some digits of the rest.
    private static int writePoint(int first, long rest, int length, int before, byte[] target, int at) {
        int point = at + 1 + before;
        target[at] = (byte) ('0' + first);
        LONG.set(target, at + 1, rest | ZEROS);
        target[point] = '.';
        LONG.set(target, point + 1, rest >>> (before * Byte.SIZE) | ZEROS);
        return point + 1 + Math.max(1, length - before);
    }

    private static int writeExponent(int exponent, byte[] target, int at) {
        int end = at;
        target[end++] = 'E';
        if (exponent < 0) {
            target[end++] = '-';
        }
        int magnitude = Math.abs(exponent);
        if (magnitude >= 10) {
            target[end++] = (byte) ('0' + magnitude / 10);
        }
        target[end++] = (byte) ('0' + magnitude % 10);
        return end;
    }

    /// The eight digits of a number, one a byte, the first one lowest. Pairs, then single digits, are parted in
    /// all lanes at once; the factors are reciprocals that are exact in this range.
    private static long eight(int value) {
        int upper = value / 10_000;
        long fours = upper | (long) (value - upper * 10_000) << 32;
        long hundreds = ((fours * 10_486) >>> 20) & 0x0000_007F_0000_007FL;
        long pairs = hundreds | (fours - 100 * hundreds) << 16;
        long tens = ((pairs * 103) >>> 10) & 0x000F_000F_000F_000FL;
        return tens | (pairs - 10 * tens) << 8;
    }
}

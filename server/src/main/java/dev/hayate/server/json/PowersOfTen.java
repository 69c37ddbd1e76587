package dev.hayate.server.json;

import java.math.BigInteger;

/// Powers of ten as 64-bit significands, and logarithms between powers of two and ten, for the range of float32.
final class PowersOfTen {
    private static final int LEAST = -31;
    private static final int MOST = 45;
    private static final long[] SIGNIFICANDS = significands();

    private PowersOfTen() {}

    private static long[] significands() {
        long[] significands = new long[MOST - LEAST + 1];
        for (int exponent = LEAST; exponent <= MOST; exponent++) {
            significands[exponent - LEAST] = exact(exponent).add(BigInteger.ONE).longValue();
        }
        return significands;
    }

    /// The leading 64 bits, cut off.
    private static BigInteger exact(int exponent) {
        int shift = Long.SIZE - 1 - log2(exponent);
        BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        if (exponent < 0) {
            return BigInteger.ONE.shiftLeft(shift).divide(power);
        }
        return shift < 0 ? power.shiftRight(-shift) : power.shiftLeft(shift);
    }

    /// `10^exponent`, scaled by a power of two to 64 bits, cut off and raised by one in the last place; unsigned.
    static long significand(int exponent) {
        return SIGNIFICANDS[exponent - LEAST];
    }

    /// `⌊log2(10^exponent)⌋`.
    static int log2(int exponent) {
        return (exponent * 1741647) >> 19;
    }

    /// `⌊log10(2^exponent)⌋`.
    static int log10(int exponent) {
        return (exponent * 1262611) >> 22;
    }

    /// `⌊log10(¾ · 2^exponent)⌋`.
    static int log10OfThreeQuarters(int exponent) {
        return (exponent * 1262611 - 524031) >> 22;
    }
}

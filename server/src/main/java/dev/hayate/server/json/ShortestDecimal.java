package dev.hayate.server.json;

/// The shortest decimal that is read back as a given float32, and of the shortest ones the closest: the value of
/// [Float#toString(float)]. The method is that of Raffaello Giulietti, "The Schubfach way to render doubles".
///
/// A float32 is `c · 2^q`, and every number between the middles to its neighbours is read back as it. The three
/// are scaled by a power of ten so that one unit is at most as wide as that interval; then one of four integers
/// around the scaled value is the answer.
final class ShortestDecimal {
    private static final int SIGNIFICAND_BITS = 23;
    private static final int HIDDEN_BIT = 1 << SIGNIFICAND_BITS;
    private static final int LEAST_EXPONENT = -149;

    /// Subnormal numbers below have a shortest decimal of one digit; a second one brings it closer.
    private static final int TINY = 8;

    /// Fewer units have no more than two digits, which are kept.
    private static final int LEAST_UNITS = 100;

    private ShortestDecimal() {}

    /// A decimal, packed: [#digits(long)] times ten to the [#exponent(long)].
    ///
    /// @param bits of a finite float32 above 0, without its sign
    static long of(int bits) {
        int fraction = bits & (HIDDEN_BIT - 1);
        int biased = bits >>> SIGNIFICAND_BITS;
        if (biased != 0) {
            boolean narrowBelow = fraction == 0 && biased > 1;
            return nearest(HIDDEN_BIT | fraction, LEAST_EXPONENT - 1 + biased, narrowBelow, 0);
        }
        return fraction < TINY
                ? nearest(10 * fraction, LEAST_EXPONENT, false, -1)
                : nearest(fraction, LEAST_EXPONENT, false, 0);
    }

    /// Up to nine digits.
    static int digits(long decimal) {
        return (int) (decimal >>> Integer.SIZE);
    }

    /// The power of ten that the digits are multiplied with.
    static int exponent(long decimal) {
        return (int) decimal;
    }

    private static long nearest(int c, int q, boolean narrowBelow, int extraExponent) {
        int k = narrowBelow ? PowersOfTen.log10OfThreeQuarters(q) : PowersOfTen.log10(q);
        int shift = q + PowersOfTen.log2(-k) + 1;
        long power = PowersOfTen.significand(-k);
        // All in quarters of a unit of 10^k. An odd significand does not own the middles.
        int odd = c & 1;
        int quarters = 4 * c;
        int value = scaled(power, quarters << shift);
        int lower = scaled(power, (quarters - (narrowBelow ? 1 : 2)) << shift) + odd;
        int upper = scaled(power, (quarters + 2) << shift) - odd;

        // Of two neighbours, a multiple of ten units is shorter; else whichever lies inside, or the nearer one.
        int unit = value >> 2;
        int ten = unit / 10;
        int belowTen = notAbove(lower, 40 * ten);
        int aboveTen = notAbove(40 * ten + 40, upper);
        int below = notAbove(lower, 4 * unit);
        int above = notAbove(4 * unit + 4, upper);
        int nearer = ((value & 3) + (unit & 1) + 1) >> 2;
        int units = unit + either(below ^ above, above, nearer);
        int useTen = (belowTen ^ aboveTen) & notAbove(LEAST_UNITS, unit);
        return packed(either(useTen, ten + aboveTen, units), k + extraExponent + useTen);
    }

    /// 1 if `a ≤ b`, else 0. Here and in [#either] there is no branch, which would go the wrong way every other
    /// time.
    private static int notAbove(int a, int b) {
        return (a - b - 1) >>> (Integer.SIZE - 1);
    }

    private static int either(int condition, int yes, int no) {
        int mask = -condition;
        return (yes & mask) | (no & ~mask);
    }

    private static long packed(int digits, int exponent) {
        return (long) digits << Integer.SIZE | (exponent & 0xFFFF_FFFFL);
    }

    /// The product without its 64 lower bits; its last bit is set if they were not nought, give or take the error
    /// of the power.
    private static int scaled(long power, int factor) {
        long product = Math.unsignedMultiplyHigh(power, (long) factor << Integer.SIZE);
        return (int) (product >>> Integer.SIZE) | ((product & 0xFFFF_FFFFL) > 1 ? 1 : 0);
    }
}

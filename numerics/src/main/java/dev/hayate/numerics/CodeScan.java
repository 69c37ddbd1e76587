package dev.hayate.numerics;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// What the dot products of one query with many rows are at most, told from [the codes][RowCode] of the rows, a
/// quarter of the memory of the rows themselves. With rows `x` of length 1 and a query `q`, and `x'`, `q'` what
/// they are rounded to,
///
/// ```text
/// q · x  =  q' · x' + q' · (x - x') + (q - q') · x  ≤  q' · x' + |q'| |x - x'| + |q - q'|
/// ```
///
/// So a row whose bound is below the k-th greatest product found so far cannot be among the k greatest, and what a
/// scan finds with the exact products of the others is exact. At 256 dimensions the bound lies some hundredths
/// above the product.
///
/// Immutable, for any number of threads.
public final class CodeScan {
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int WIDTH = BYTES.length();

    /// So small that four products of a byte with a value of the query add up in a short.
    private static final int GREATEST = 63;

    /// More than float32 rounds away in a bound.
    private static final double SLACK = 4e-6;

    private final int dimension;
    private final int padded;
    private final short[] even;
    private final short[] odd;
    private final float step;
    private final float length;
    private final float lost;

    /// @param query shape `[dimension]`, of length 1 at most
    public CodeScan(float[] query) {
        dimension = query.length;
        padded = RowCode.padded(dimension);
        even = new short[padded / 2];
        odd = new short[padded / 2];
        step = RowCode.greatest(query) / GREATEST;
        double squares = 0;
        double rest = 0;
        for (int i = 0; i < dimension && step > 0; i++) {
            short rounded = (short) Math.round(query[i] / step);
            (i % 2 == 0 ? even : odd)[i / 2] = rounded;
            double value = (double) rounded * step;
            squares += value * value;
            rest += (query[i] - value) * (query[i] - value);
        }
        length = Math.nextUp((float) Math.sqrt(squares));
        lost = (float) (Math.sqrt(rest) + SLACK);
    }

    /// Writes what the products are at most.
    ///
    /// @param codes holds the codes of rows of the query's dimension, one after another
    /// @param first the row to begin with
    /// @param bounds is given the bounds of the rows `first …` at `0 …`
    public void bounds(MemorySegment codes, int first, int rows, float[] bounds) {
        long at = (long) first * RowCode.bytes(dimension);
        for (int row = 0; row < rows; row++) {
            float product = product(codes, at) * (RowCode.step(codes, at + padded) * step);
            bounds[row] = product + length * RowCode.lost(codes, at + padded) + lost;
            at += RowCode.bytes(dimension);
        }
    }

    private int product(MemorySegment codes, long at) {
        IntVector sum = IntVector.zero(INTS);
        int i = 0;
        for (; i + 2 * WIDTH <= padded; i += 2 * WIDTH) {
            ShortVector four = two(codes, at, i).add(two(codes, at, i + WIDTH));
            sum = sum.add(pairs(four));
        }
        if (i < padded) {
            sum = sum.add(pairs(two(codes, at, i)));
        }
        return sum.reduceLanes(VectorOperators.ADD);
    }

    /// The sums of two products each: of the byte at an even place, the low half of a short, and the one behind
    /// it.
    private ShortVector two(MemorySegment codes, long at, int i) {
        ShortVector both = ByteVector.fromMemorySegment(BYTES, codes, at + i, ByteOrder.LITTLE_ENDIAN)
                .reinterpretAsShorts();
        ShortVector low = both.lanewise(VectorOperators.LSHL, Byte.SIZE).lanewise(VectorOperators.ASHR, Byte.SIZE);
        ShortVector high = both.lanewise(VectorOperators.ASHR, Byte.SIZE);
        return low.mul(ShortVector.fromArray(SHORTS, even, i / 2))
                .add(high.mul(ShortVector.fromArray(SHORTS, odd, i / 2)));
    }

    private static IntVector pairs(ShortVector shorts) {
        IntVector both = shorts.reinterpretAsInts();
        return both.lanewise(VectorOperators.LSHL, Short.SIZE)
                .lanewise(VectorOperators.ASHR, Short.SIZE)
                .add(both.lanewise(VectorOperators.ASHR, Short.SIZE));
    }
}

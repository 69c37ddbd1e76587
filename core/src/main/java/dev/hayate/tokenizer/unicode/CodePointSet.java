package dev.hayate.tokenizer.unicode;

import java.util.Arrays;
import java.util.List;

/// A set of code points, fast to ask: a bit each in the Basic Multilingual Plane, ranges beyond it. Immutable.
final class CodePointSet {
    private static final int BMP = 0x10000;

    private final long[] bmp = new long[BMP / Long.SIZE];
    private final int[] starts;
    private final int[] ends;

    private CodePointSet(List<CodePointRange> ranges) {
        int beyond = 0;
        int[] startsBeyond = new int[ranges.size()];
        int[] endsBeyond = new int[ranges.size()];
        for (CodePointRange range : ranges) {
            for (int codePoint = range.first(); codePoint <= Math.min(range.last(), BMP - 1); codePoint++) {
                bmp[codePoint >> 6] |= 1L << codePoint;
            }
            if (range.last() >= BMP) {
                startsBeyond[beyond] = range.first();
                endsBeyond[beyond++] = range.last();
            }
        }
        starts = Arrays.copyOf(startsBeyond, beyond);
        ends = Arrays.copyOf(endsBeyond, beyond);
    }

    /// Reads ranges in hexadecimal, ascending, both ends included: `41-5A`, `AA`.
    static CodePointSet of(List<String> ranges) {
        return new CodePointSet(ranges.stream().map(CodePointRange::parse).toList());
    }

    boolean contains(int codePoint) {
        if (codePoint < BMP) {
            return (bmp[codePoint >> 6] & 1L << codePoint) != 0;
        }
        int found = Arrays.binarySearch(starts, codePoint);
        return found >= 0 || (found < -1 && codePoint <= ends[-found - 2]);
    }
}

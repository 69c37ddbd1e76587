package dev.hayate.tokenizer.unicode;

import java.util.Arrays;

/// A set of code points, fast to ask: a bit each in the Basic Multilingual Plane, ranges beyond it. Immutable.
final class CodePointSet {
    private static final int BMP = 0x10000;

    private final long[] bmp = new long[BMP / Long.SIZE];

    /// First and last code point of each range, in turn.
    private final int[] rangesBeyond;

    /// Reads ranges, ascending, both ends included: `41-5A AA`.
    CodePointSet(HexNumbers ranges) {
        int[] beyond = new int[512];
        int count = 0;
        while (ranges.hasNext()) {
            int first = ranges.next();
            int last = ranges.lastOfRange(first);
            for (int codePoint = first; codePoint <= Math.min(last, BMP - 1); codePoint++) {
                bmp[codePoint >> 6] |= 1L << codePoint;
            }
            if (last >= BMP) {
                if (count == beyond.length) {
                    beyond = Arrays.copyOf(beyond, count * 2);
                }
                beyond[count] = first;
                beyond[count + 1] = last;
                count += 2;
            }
        }
        rangesBeyond = Arrays.copyOf(beyond, count);
    }

    boolean contains(int codePoint) {
        if (codePoint < BMP) {
            return (bmp[codePoint >> 6] & 1L << codePoint) != 0;
        }
        int found = Arrays.binarySearch(rangesBeyond, codePoint);
        boolean isInsideRange = (found & 1) == 0;
        return found >= 0 || isInsideRange;
    }
}

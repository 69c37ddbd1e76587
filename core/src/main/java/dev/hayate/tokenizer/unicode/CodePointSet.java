package dev.hayate.tokenizer.unicode;

import java.util.Arrays;

/// A set of code points, fast to ask: a bit each in the Basic Multilingual Plane, ranges beyond it. Immutable.
public final class CodePointSet {
    private static final int BMP = 0x10000;

    private final long[] bmp = new long[BMP / Long.SIZE];
    private final int[] starts;
    private final int[] ends;

    private CodePointSet(int[] starts, int[] ends) {
        int firstBeyond = starts.length;
        for (int i = starts.length - 1; i >= 0; i--) {
            if (ends[i] >= BMP) {
                firstBeyond = i;
            }
            for (int codePoint = starts[i]; codePoint <= Math.min(ends[i], BMP - 1); codePoint++) {
                bmp[codePoint >> 6] |= 1L << codePoint;
            }
        }
        this.starts = Arrays.copyOfRange(starts, firstBeyond, starts.length);
        this.ends = Arrays.copyOfRange(ends, firstBeyond, ends.length);
    }

    /// Reads ranges in hexadecimal, ascending, both ends included: `"41-5A 61-7A AA"`.
    public static CodePointSet parse(String ranges) {
        String[] words = ranges.strip().split("\\s+");
        int[] starts = new int[words.length];
        int[] ends = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            int dash = words[i].indexOf('-');
            starts[i] = Integer.parseInt(words[i], 0, dash < 0 ? words[i].length() : dash, 16);
            ends[i] = dash < 0 ? starts[i] : Integer.parseInt(words[i], dash + 1, words[i].length(), 16);
        }
        return new CodePointSet(starts, ends);
    }

    /// Whether the code point is in the set.
    public boolean contains(int codePoint) {
        if (codePoint < BMP) {
            return (bmp[codePoint >> 6] & 1L << codePoint) != 0;
        }
        int found = Arrays.binarySearch(starts, codePoint);
        return found >= 0 || (found < -1 && codePoint <= ends[-found - 2]);
    }
}

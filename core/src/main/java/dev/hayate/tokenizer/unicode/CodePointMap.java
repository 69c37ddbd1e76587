package dev.hayate.tokenizer.unicode;

import java.util.Arrays;
import java.util.BitSet;

/// An `int` for every code point, 0 where nothing was put. Pages of 256; those without entries share one.
final class CodePointMap {
    private static final int PAGE = 256;
    private static final int[] EMPTY = new int[PAGE];

    private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) / PAGE][];

    private final BitSet written = new BitSet();

    CodePointMap() {
        Arrays.fill(pages, EMPTY);
    }

    int get(int codePoint) {
        return pages[codePoint >> 8][codePoint & (PAGE - 1)];
    }

    /// Whether nothing was put for any of 256 code points.
    boolean isEmptyPage(int page) {
        return !written.get(page);
    }

    void put(int codePoint, int value) {
        int page = codePoint >> 8;
        if (!written.get(page)) {
            pages[page] = new int[PAGE];
            written.set(page);
        }
        pages[page][codePoint & (PAGE - 1)] = value;
    }

    /// Puts the same value for all code points of the ranges `41-5A AA`.
    void putAll(HexNumbers ranges, int value) {
        while (ranges.hasNext()) {
            int first = ranges.next();
            int last = ranges.lastOfRange(first);
            for (int codePoint = first; codePoint <= last; codePoint++) {
                put(codePoint, value);
            }
        }
    }
}

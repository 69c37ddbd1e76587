package dev.hayate.tokenizer.normalizer;

import java.util.Arrays;

/// What a run of character stages makes of every code point that stands alone in its segment, known by heart.
///
/// `pages` holds 256 entries for each kind of page and `index` the kind of page for each 256 code points. An
/// entry is the distance to the one code point that comes instead, or, if below [#FIRST_SPECIAL], something
/// else: `Integer.MIN_VALUE + (offset << 5 | length)` for the `length` elements of `expansions` from `offset`
/// on, where -1 stands for the code point itself; with the lengths [#COMPLEX] and [#STICKY] for a code point
/// whose neighbours matter.
///
/// @param index a page for each 256 code points, `[0x1100]`; not copied
/// @param pages entries, `[pages * 256]`; not copied
/// @param expansions what single code points expand to, one after the other; not copied
@SuppressWarnings("ArrayRecordComponent")
public record CharacterTable(char[] index, int[] pages, int[] expansions) {
    /// Smaller entries are no distances.
    static final int FIRST_SPECIAL = -(Character.MAX_CODE_POINT + 1);

    /// The code point does not begin a segment, or must be seen together with its neighbours for another reason.
    static final int COMPLEX = 31;

    /// The same, and it may draw the next one that begins a segment into its own.
    static final int STICKY = 30;

    /// In an expansion: the code point itself.
    static final int ITSELF = -1;

    static final int LENGTH_BITS = 5;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;
    private static final int PAGE_BITS = 8;
    static final int PAGE = 1 << PAGE_BITS;
    static final int PAGES = (Character.MAX_CODE_POINT + 1) / PAGE;

    /// Makes sure that no text can lead out of the arrays.
    ///
    /// @throws IllegalArgumentException if one could
    public CharacterTable {
        if (index.length != PAGES) {
            throw new IllegalArgumentException("expected an index of " + PAGES + " pages, got " + index.length);
        }
        int count = pages.length / PAGE;
        for (char page : index) {
            if (page >= count) {
                throw new IllegalArgumentException("page " + (int) page + " of " + count);
            }
        }
        for (int entry : pages) {
            if (isSpecial(entry) && !needsNeighbours(entry) && offset(entry) + length(entry) > expansions.length) {
                throw new IllegalArgumentException("an expansion ends at " + (offset(entry) + length(entry))
                        + ", after the last of " + expansions.length);
            }
        }
    }

    /// The entry of a code point.
    int entry(int codePoint) {
        return pages[(index[codePoint >> PAGE_BITS] << PAGE_BITS) + (codePoint & (PAGE - 1))];
    }

    static boolean isSpecial(int entry) {
        return entry < FIRST_SPECIAL;
    }

    static boolean needsNeighbours(int specialEntry) {
        return length(specialEntry) >= STICKY;
    }

    static boolean isSticky(int specialEntry) {
        return length(specialEntry) == STICKY;
    }

    static int offset(int specialEntry) {
        return (specialEntry & Integer.MAX_VALUE) >> LENGTH_BITS;
    }

    static int length(int specialEntry) {
        return specialEntry & LENGTH_MASK;
    }

    /// The entry for the elements of `expansions` from `offset` on.
    static int special(int offset, int length) {
        return Integer.MIN_VALUE | offset << LENGTH_BITS | length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharacterTable(char[] otherIndex, int[] otherPages, int[] otherExpansions)
                && Arrays.equals(index, otherIndex)
                && Arrays.equals(pages, otherPages)
                && Arrays.equals(expansions, otherExpansions);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(pages) + Arrays.hashCode(expansions);
    }

    @Override
    public String toString() {
        return "CharacterTable[pages=" + pages.length / PAGE + ", expansions=" + expansions.length + "]";
    }
}

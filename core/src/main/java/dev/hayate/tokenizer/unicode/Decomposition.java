package dev.hayate.tokenizer.unicode;

import java.util.Arrays;

/// Decompositions, compositions and combining classes of characters, as the crate
/// `unicode-normalization-alignments` of HF tokenizers 0.23.2 has them. It stands at Unicode 9; the JDK, which
/// is far newer, would order and compose marks that the original leaves alone.
public final class Decomposition {
    /// The most code points that a character decomposes to.
    public static final int MAX_LENGTH = 18;

    private static final int LENGTH_BITS = 5;
    private static final int CODE_POINT_BITS = 21;
    private static final int COMPOSITION_COUNT = 940;
    private static final String CLASS_SECTION = "class-";

    /// The decompositions one after the other; entries of the maps are `offset << 5 | length`.
    private static int[] pool = new int[8192];

    private static int poolLength;
    private static final CodePointMap CANONICAL = new CodePointMap();
    private static final CodePointMap COMPATIBLE = new CodePointMap();
    private static final CodePointMap COMBINING_CLASSES = new CodePointMap();

    /// First, second and composed code point in one number each, sorted.
    private static final long[] COMPOSITIONS = new long[COMPOSITION_COUNT];

    private static final CodePointMap SECONDS = new CodePointMap();

    static {
        read(UnicodeResource.read("normalization.txt"));
    }

    private Decomposition() {}

    /// The canonical combining class, 0 for starters.
    public static int combiningClass(int codePoint) {
        return COMBINING_CLASSES.get(codePoint);
    }

    /// Whether the code point has a decomposition other than itself.
    ///
    /// @param compatible whether compatibility decompositions count too
    public static boolean decomposes(int codePoint, boolean compatible) {
        return entry(codePoint, compatible) != 0 || Hangul.isSyllable(codePoint);
    }

    /// Whether the code point is a Hangul syllable, which decomposes and composes again by arithmetic.
    public static boolean isHangulSyllable(int codePoint) {
        return Hangul.isSyllable(codePoint);
    }

    /// Writes the full decomposition of a code point, the code point itself if it has none.
    ///
    /// @param compatible whether to take the compatibility decomposition
    /// @param into has room for [#MAX_LENGTH] code points from `at` on
    /// @return how many were written
    public static int decompose(int codePoint, boolean compatible, int[] into, int at) {
        int entry = entry(codePoint, compatible);
        if (entry != 0) {
            int length = entry & ((1 << LENGTH_BITS) - 1);
            System.arraycopy(pool, entry >> LENGTH_BITS, into, at, length);
            return length;
        }
        if (Hangul.isSyllable(codePoint)) {
            return Hangul.decompose(codePoint, into, at);
        }
        into[at] = codePoint;
        return 1;
    }

    /// The first code point of the full decomposition.
    public static int firstOfDecomposition(int codePoint, boolean compatible) {
        int entry = entry(codePoint, compatible);
        return entry == 0 ? codePoint : pool[entry >> LENGTH_BITS];
    }

    /// Whether the code point may be the second of a pair that composes.
    public static boolean mayComposeWithPrevious(int codePoint) {
        return SECONDS.get(codePoint) != 0 || Hangul.isSecond(codePoint);
    }

    /// Whether none of the 256 code points from `page * 256` on decomposes, composes or has a combining class.
    public static boolean isTrivialPage(int page) {
        return CANONICAL.isEmptyPage(page)
                && COMPATIBLE.isEmptyPage(page)
                && COMBINING_CLASSES.isEmptyPage(page)
                && SECONDS.isEmptyPage(page)
                && !Hangul.isOnPage(page);
    }

    /// The character that the two compose to, -1 if there is none.
    public static int compose(int first, int second) {
        if (SECONDS.get(second) == 0) {
            return Hangul.compose(first, second);
        }
        long pair = pair(first, second);
        int found = -1 - Arrays.binarySearch(COMPOSITIONS, pair);
        return found < COMPOSITIONS.length && (COMPOSITIONS[found] ^ pair) < (1L << CODE_POINT_BITS)
                ? (int) (COMPOSITIONS[found] ^ pair)
                : -1;
    }

    private static int entry(int codePoint, boolean compatible) {
        int entry = compatible ? COMPATIBLE.get(codePoint) : 0;
        return entry != 0 ? entry : CANONICAL.get(codePoint);
    }

    /// Leaves room for the composition.
    private static long pair(int first, int second) {
        return ((long) first << (2 * CODE_POINT_BITS)) | ((long) second << CODE_POINT_BITS);
    }

    private static void read(UnicodeResource resource) {
        readComposed(resource.numbers("composed"));
        readSequences(resource.numbers("decomposed"), CANONICAL);
        readSequences(resource.numbers("compatible"), COMPATIBLE);
        for (String section : resource.sections().keySet()) {
            if (section.startsWith(CLASS_SECTION)) {
                int combiningClass = Integer.parseInt(section, CLASS_SECTION.length(), section.length(), 10);
                COMBINING_CLASSES.putAll(resource.numbers(section), combiningClass);
            }
        }
    }

    /// A first part that decomposes further stands before what it is part of.
    private static void readComposed(HexNumbers numbers) {
        int count = 0;
        int[] decomposition = new int[MAX_LENGTH];
        while (numbers.hasNext()) {
            int composed = numbers.next();
            int first = numbers.next();
            int second = numbers.next();
            COMPOSITIONS[count++] = pair(first, second) | composed;
            SECONDS.put(second, 1);
            int length = decompose(first, false, decomposition, 0);
            decomposition[length] = second;
            put(CANONICAL, composed, decomposition, length + 1);
        }
        Arrays.sort(COMPOSITIONS);
    }

    private static void readSequences(HexNumbers numbers, CodePointMap map) {
        int[] decomposition = new int[MAX_LENGTH];
        while (numbers.hasNext()) {
            int codePoint = numbers.next();
            int length = 0;
            do {
                decomposition[length++] = numbers.next();
            } while (numbers.isFollowedBy('+'));
            put(map, codePoint, decomposition, length);
        }
    }

    private static void put(CodePointMap map, int codePoint, int[] decomposition, int length) {
        if (poolLength + length > pool.length) {
            pool = Arrays.copyOf(pool, pool.length * 2);
        }
        System.arraycopy(decomposition, 0, pool, poolLength, length);
        map.put(codePoint, poolLength << LENGTH_BITS | length);
        poolLength += length;
    }
}

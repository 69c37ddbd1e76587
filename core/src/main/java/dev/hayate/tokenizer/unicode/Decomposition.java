package dev.hayate.tokenizer.unicode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/// Decompositions, compositions and combining classes of characters, as the crate `unicode-normalization-alignments` of
/// HF tokenizers 0.23.2 has them. It stands at Unicode 9; the JDK, which is far newer, would order and compose marks
/// that
/// the original leaves alone.
public final class Decomposition {
    /// The most code points that a character decomposes to.
    public static final int MAX_LENGTH = 18;

    private static final int LENGTH_BITS = 5;
    private static final int SECOND_BITS = 21;

    /// The decompositions one after the other; entries of the maps are `offset << 5 | length`.
    private static int[] pool = new int[8192];

    private static int poolLength;
    private static final CodePointMap CANONICAL = new CodePointMap();
    private static final CodePointMap COMPATIBLE = new CodePointMap();
    private static final CodePointMap COMBINING_CLASSES = new CodePointMap();
    private static final Map<Long, Integer> COMPOSED = new HashMap<>();
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

    /// The character that the two compose to, -1 if there is none.
    public static int compose(int first, int second) {
        if (SECONDS.get(second) == 0) {
            return Hangul.compose(first, second);
        }
        Integer composed = COMPOSED.get(pair(first, second));
        return composed == null ? -1 : composed;
    }

    private static int entry(int codePoint, boolean compatible) {
        int entry = compatible ? COMPATIBLE.get(codePoint) : 0;
        return entry != 0 ? entry : CANONICAL.get(codePoint);
    }

    private static long pair(int first, int second) {
        return (long) first << SECOND_BITS | second;
    }

    private static void read(UnicodeResource resource) {
        resource.words("decomposed").forEach(word -> put(CANONICAL, word));
        resource.words("compatible").forEach(word -> put(COMPATIBLE, word));
        readComposed(resource.words("composed"));
        resource.sections().forEach((section, words) -> {
            if (section.startsWith("class-")) {
                int combiningClass = Integer.parseInt(section, "class-".length(), section.length(), 10);
                words.forEach(word -> COMBINING_CLASSES.put(CodePointRange.parse(word), combiningClass));
            }
        });
    }

    /// Characters that others compose to stand in the list with their two parts; the first part may decompose further.
    private static void readComposed(List<String> words) {
        Map<Integer, int[]> pairs = new HashMap<>();
        for (String word : words) {
            int[] numbers = numbers(word);
            pairs.put(numbers[0], new int[] {numbers[1], numbers[2]});
            COMPOSED.put(pair(numbers[1], numbers[2]), numbers[0]);
            SECONDS.put(numbers[2], 1);
        }
        int[] backwards = new int[MAX_LENGTH];
        pairs.forEach((composed, pair) -> {
            int length = 0;
            int first = composed;
            for (int[] parts = pair; parts != null; parts = pairs.get(first)) {
                backwards[length++] = parts[1];
                first = parts[0];
            }
            backwards[length++] = first;
            int[] decomposition = new int[length];
            for (int i = 0; i < length; i++) {
                decomposition[i] = backwards[length - 1 - i];
            }
            put(CANONICAL, composed, decomposition);
        });
    }

    private static void put(CodePointMap map, String word) {
        int[] numbers = numbers(word);
        put(map, numbers[0], Arrays.copyOfRange(numbers, 1, numbers.length));
    }

    private static void put(CodePointMap map, int codePoint, int[] decomposition) {
        if (poolLength + decomposition.length > pool.length) {
            pool = Arrays.copyOf(pool, pool.length * 2);
        }
        System.arraycopy(decomposition, 0, pool, poolLength, decomposition.length);
        map.put(codePoint, poolLength << LENGTH_BITS | decomposition.length);
        poolLength += decomposition.length;
    }

    /// Reads `C0=41+300`.
    private static int[] numbers(String word) {
        StringTokenizer tokens = new StringTokenizer(word, "=+");
        int[] numbers = new int[tokens.countTokens()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.parseInt(tokens.nextToken(), 16);
        }
        return numbers;
    }
}

package dev.hayate.tokenizer.unicode;

/// Lower case as Rust's `char::to_lowercase` has it in HF tokenizers 0.23.2, but for the one character that
/// becomes two.
public final class LowercaseMapping {
    /// `İ` becomes `i` and [#COMBINING_DOT_ABOVE]; every other character becomes one.
    public static final int CAPITAL_I_WITH_DOT = 0x130;

    /// What follows the `i` of `İ` in lower case.
    public static final int COMBINING_DOT_ABOVE = 0x307;

    private static final CodePointMap DISTANCES = read();

    private LowercaseMapping() {}

    /// The lower case of a code point, itself if it has none; `i` for [#CAPITAL_I_WITH_DOT].
    public static int toLowercase(int codePoint) {
        return codePoint + DISTANCES.get(codePoint);
    }

    /// Whether none of the 256 code points from `page * 256` on has a lower case.
    public static boolean isTrivialPage(int page) {
        return DISTANCES.isEmptyPage(page);
    }

    private static CodePointMap read() {
        CodePointMap distances = new CodePointMap();
        HexNumbers runs = UnicodeResource.read("lowercase.txt").numbers("lowercase");
        while (runs.hasNext()) {
            int first = runs.next();
            int last = runs.lastOfRange(first);
            int step = runs.isFollowedBy('/') ? runs.next() : 1;
            int distance = runs.next() - first;
            for (int codePoint = first; codePoint <= last; codePoint += step) {
                distances.put(codePoint, distance);
            }
        }
        distances.put(CAPITAL_I_WITH_DOT, 'i' - CAPITAL_I_WITH_DOT);
        return distances;
    }
}

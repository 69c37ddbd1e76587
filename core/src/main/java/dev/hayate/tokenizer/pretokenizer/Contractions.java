package dev.hayate.tokenizer.pretokenizer;

/// The English contractions that GPT-like patterns cut off: `'s|'t|'re|'ve|'m|'ll|'d`.
final class Contractions {
    private Contractions() {}

    /// The length of the contraction at `at`, 0 if there is none.
    ///
    /// @param ignoresCase whether capitals count too, and U+017F as an s
    static int length(int[] codePoints, int at, int end, boolean ignoresCase) {
        if (codePoints[at] != '\'' || at + 1 >= end) {
            return 0;
        }
        int first = fold(codePoints[at + 1], ignoresCase);
        if (first == 's' || first == 't' || first == 'm' || first == 'd') {
            return 2;
        }
        int second = at + 2 < end ? fold(codePoints[at + 2], ignoresCase) : 0;
        boolean pair =
                (first == 'r' && second == 'e') || (first == 'v' && second == 'e') || (first == 'l' && second == 'l');
        return pair ? 3 : 0;
    }

    private static int fold(int codePoint, boolean ignoresCase) {
        if (!ignoresCase) {
            return codePoint;
        }
        if (codePoint == 0x17F) {
            return 's';
        }
        return codePoint >= 'A' && codePoint <= 'Z' ? codePoint + ('a' - 'A') : codePoint;
    }
}

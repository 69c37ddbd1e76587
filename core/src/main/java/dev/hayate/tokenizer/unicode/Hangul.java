package dev.hayate.tokenizer.unicode;

/// The arithmetic of Hangul syllables (The Unicode Standard, 3.12).
final class Hangul {
    private static final int SYLLABLES = 0xAC00;
    private static final int LEADING = 0x1100;
    private static final int VOWELS = 0x1161;
    /// One before the first: index 0 is no trailing consonant at all.
    private static final int TRAILING = 0x11A7;

    private static final int LEADING_COUNT = 19;
    private static final int VOWEL_COUNT = 21;
    private static final int TRAILING_COUNT = 28;
    private static final int SYLLABLE_COUNT = LEADING_COUNT * VOWEL_COUNT * TRAILING_COUNT;

    private Hangul() {}

    static boolean isSyllable(int codePoint) {
        return codePoint >= SYLLABLES && codePoint < SYLLABLES + SYLLABLE_COUNT;
    }

    /// Whether a syllable has no trailing consonant.
    static boolean isOpenSyllable(int syllable) {
        return (syllable - SYLLABLES) % TRAILING_COUNT == 0;
    }

    /// Whether it may be the second of a pair that composes.
    static boolean isSecond(int codePoint) {
        return isVowel(codePoint) || isTrailing(codePoint);
    }

    /// Whether any of the 256 code points from `page * 256` on is a syllable or a conjoining letter.
    static boolean isOnPage(int page) {
        return page == LEADING >> 8 || (page >= SYLLABLES >> 8 && page <= (SYLLABLES + SYLLABLE_COUNT - 1) >> 8);
    }

    static int decompose(int syllable, int[] into, int at) {
        int index = syllable - SYLLABLES;
        into[at] = LEADING + index / (VOWEL_COUNT * TRAILING_COUNT);
        into[at + 1] = VOWELS + index / TRAILING_COUNT % VOWEL_COUNT;
        if (isOpenSyllable(syllable)) {
            return 2;
        }
        into[at + 2] = TRAILING + index % TRAILING_COUNT;
        return 3;
    }

    /// The syllable of the two, -1 if they make none.
    static int compose(int first, int second) {
        if (first >= LEADING && first < LEADING + LEADING_COUNT && isVowel(second)) {
            return SYLLABLES + ((first - LEADING) * VOWEL_COUNT + second - VOWELS) * TRAILING_COUNT;
        }
        if (isSyllable(first) && isOpenSyllable(first) && isTrailing(second)) {
            return first + second - TRAILING;
        }
        return -1;
    }

    private static boolean isVowel(int codePoint) {
        return codePoint >= VOWELS && codePoint < VOWELS + VOWEL_COUNT;
    }

    private static boolean isTrailing(int codePoint) {
        return codePoint > TRAILING && codePoint < TRAILING + TRAILING_COUNT;
    }
}

package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.unicode.CharacterClasses;

/// `\p{L}` and `\p{N}` of Oniguruma, Unicode 16, and how far runs of them reach.
final class LetterClasses {
    private static final int NUMBERS =
            1 << Character.DECIMAL_DIGIT_NUMBER | 1 << Character.LETTER_NUMBER | 1 << Character.OTHER_NUMBER;

    private LetterClasses() {}

    static boolean isLetter(int codePoint) {
        return Character.isLetter(codePoint);
    }

    static boolean isNumber(int codePoint) {
        return (NUMBERS >> Character.getType(codePoint) & 1) != 0;
    }

    /// `[^\s\p{L}\p{N}]`
    static boolean isSymbol(int codePoint) {
        return !isLetter(codePoint) && !isNumber(codePoint) && !CharacterClasses.isWhitespace(codePoint);
    }

    static int endOfLetters(int[] codePoints, int from, int end) {
        int at = from;
        while (at < end && isLetter(codePoints[at])) {
            at++;
        }
        return at;
    }

    static int endOfSymbols(int[] codePoints, int from, int end) {
        int at = from;
        while (at < end && isSymbol(codePoints[at])) {
            at++;
        }
        return at;
    }

    static int endOfSpaces(int[] codePoints, int from, int end) {
        int at = from;
        while (at < end && CharacterClasses.isWhitespace(codePoints[at])) {
            at++;
        }
        return at;
    }
}

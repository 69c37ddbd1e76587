package dev.hayate.training.tokenizer;

import java.lang.Character.UnicodeScript;

/// The scripts that no piece mixes. Mirrors `IsValidSentencePiece` of SentencePiece: Hiragana, Katakana, the
/// long vowel mark and Han are one, digits go with punctuation, and combining marks with what comes before
/// them.
final class Scripts {
    private static final int LONG_VOWEL_MARK = 0x30FC;

    private Scripts() {}

    /// The script of a code point, the same for those that may be mixed; `INHERITED` goes with every other.
    static UnicodeScript of(int codePoint) {
        if (codePoint == LONG_VOWEL_MARK) {
            return UnicodeScript.HAN;
        }
        UnicodeScript script = UnicodeScript.of(codePoint);
        return switch (script) {
            case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
            case UNKNOWN -> UnicodeScript.COMMON;
            default -> script;
        };
    }
}

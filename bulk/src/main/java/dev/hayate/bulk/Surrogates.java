package dev.hayate.bulk;

/// What UTF-8 cannot say: half of a pair of surrogates. Writers replace it without a word.
public final class Surrogates {
    private Surrogates() {}

    /// Whether every surrogate in a text is half of a pair.
    public static boolean arePaired(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return false;
            }
        }
        return true;
    }
}

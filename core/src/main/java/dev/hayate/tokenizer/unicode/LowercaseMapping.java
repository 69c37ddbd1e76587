package dev.hayate.tokenizer.unicode;

/// Lower case as Rust's `char::to_lowercase` has it in HF tokenizers 0.23.2, but for the one character that becomes
/// two.
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

    private static CodePointMap read() {
        CodePointMap distances = new CodePointMap();
        for (String word : UnicodeResource.read("lowercase.txt").words("lowercase")) {
            int equals = word.indexOf('=');
            int slash = word.indexOf('/');
            CodePointRange range = CodePointRange.parse(word.substring(0, slash < 0 ? equals : slash));
            int distance = Integer.parseInt(word, equals + 1, word.length(), 16) - range.first();
            for (int codePoint = range.first(); codePoint <= range.last(); codePoint += slash < 0 ? 1 : 2) {
                distances.put(codePoint, distance);
            }
        }
        distances.put(CAPITAL_I_WITH_DOT, 'i' - CAPITAL_I_WITH_DOT);
        return distances;
    }
}

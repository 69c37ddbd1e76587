package dev.hayate.tokenizer.unicode;

/// A range of code points.
///
/// @param first included
/// @param last included
record CodePointRange(int first, int last) {

    /// Reads `41` or `41-5A`, hexadecimal.
    static CodePointRange parse(String word) {
        int dash = word.indexOf('-');
        int first = Integer.parseInt(word, 0, dash < 0 ? word.length() : dash, 16);
        return new CodePointRange(first, dash < 0 ? first : Integer.parseInt(word, dash + 1, word.length(), 16));
    }
}

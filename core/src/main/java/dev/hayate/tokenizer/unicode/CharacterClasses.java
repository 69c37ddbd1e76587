package dev.hayate.tokenizer.unicode;

/// The classes of characters that HF tokenizers 0.23.2 tells apart.
///
/// The original takes them from several Rust crates, each with tables of its own Unicode version; the JDK has
/// yet another. So the classes come from lists that were read off the original itself, one by one for all
/// scalar values (`character-classes.txt`), and do not depend on the running JDK.
public final class CharacterClasses {
    private static final UnicodeResource CLASSES = UnicodeResource.read("character-classes.txt");

    private static final CodePointSet PUNCTUATION = new CodePointSet(CLASSES.numbers("punctuation"));
    private static final CodePointSet NUMERIC = new CodePointSet(CLASSES.numbers("numeric"));
    private static final CodePointSet WORD = new CodePointSet(CLASSES.numbers("word"));
    private static final CodePointSet NONSPACING_MARK = new CodePointSet(CLASSES.numbers("nonspacing-mark"));
    private static final CodePointSet COMBINING_MARK = new CodePointSet(CLASSES.numbers("combining-mark"));
    private static final CodePointSet OTHER = new CodePointSet(CLASSES.numbers("other"));

    private CharacterClasses() {}

    /// White space as Rust's `char::is_whitespace`: the Unicode property `White_Space`.
    public static boolean isWhitespace(int codePoint) {
        if (codePoint < 0x1680) {
            return codePoint == ' '
                    || (codePoint >= '\t' && codePoint <= '\r')
                    || codePoint == 0x85
                    || codePoint == 0xA0;
        }
        return codePoint == 0x3000
                || (codePoint >= 0x2000 && codePoint <= 0x200A)
                || codePoint == 0x1680
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x202F
                || codePoint == 0x205F;
    }

    /// ASCII punctuation or general category P*, as the pre-tokenizers `BertPreTokenizer` and `Punctuation`
    /// have it (`is_bert_punc`).
    public static boolean isPunctuation(int codePoint) {
        return PUNCTUATION.contains(codePoint);
    }

    /// General category N*, as Rust's `char::is_numeric` and so the pre-tokenizer `Digits` have it.
    public static boolean isNumeric(int codePoint) {
        return NUMERIC.contains(codePoint);
    }

    /// `\w` of the Rust crate `regex`, which the pre-tokenizer `Whitespace` and the single words among added
    /// tokens go by. Oniguruma's `\w` is another: outside of brackets it knows `²³¹¼½¾` too.
    public static boolean isWord(int codePoint) {
        return WORD.contains(codePoint);
    }

    /// General category Mn, as `BertNormalizer` strips it.
    public static boolean isNonspacingMark(int codePoint) {
        return NONSPACING_MARK.contains(codePoint);
    }

    /// General category M*, as `StripAccents` strips it.
    public static boolean isCombiningMark(int codePoint) {
        return COMBINING_MARK.contains(codePoint);
    }

    /// General category Cc, Cf or Co, as `BertNormalizer` cleans it away.
    public static boolean isOther(int codePoint) {
        return OTHER.contains(codePoint);
    }
}

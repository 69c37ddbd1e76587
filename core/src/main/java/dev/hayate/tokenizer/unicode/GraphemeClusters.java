package dev.hayate.tokenizer.unicode;

/// Extended grapheme clusters ([UAX #29](https://www.unicode.org/reports/tr29/)), as the crate
/// `unicode-segmentation` of HF tokenizers 0.23.2 finds them.
public final class GraphemeClusters {
    private static final int CR = 1;
    private static final int LF = 2;
    private static final int CONTROL = 3;
    private static final int EXTEND = 4;
    private static final int SPACING_MARK = 5;
    private static final int JOINER = 6;
    private static final int PREPEND = 7;
    private static final int PICTOGRAPHIC = 8;
    private static final int CONSONANT = 9;
    /// Extends, and links two consonants.
    private static final int LINKER = 10;

    /// Extends, and keeps consonants apart.
    private static final int NON_JOINER = 11;

    private static final int LEADING_JAMO = 12;
    private static final int VOWEL_JAMO = 13;
    private static final int TRAILING_JAMO = 14;
    private static final int OPEN_SYLLABLE = 15;
    private static final int CLOSED_SYLLABLE = 16;
    private static final int REGIONAL_INDICATOR = 17;

    private static final CodePointMap CLASSES = read();

    private GraphemeClusters() {}

    /// The index after the cluster that begins at `from`.
    ///
    /// @param to end of the text, greater than `from`
    public static int end(int[] codePoints, int from, int to) {
        int previous = classOf(codePoints[from]);
        boolean inPictograph = previous == PICTOGRAPHIC;
        boolean inConjunct = previous == CONSONANT;
        boolean linked = false;
        boolean unpaired = previous == REGIONAL_INDICATOR;
        for (int i = from + 1; i < to; i++) {
            int next = classOf(codePoints[i]);
            if (!joins(previous, next)
                    && !(next == PICTOGRAPHIC && previous == JOINER && inPictograph)
                    && !(next == CONSONANT && linked)
                    && !(next == REGIONAL_INDICATOR && unpaired)) {
                return i;
            }
            inPictograph = next == PICTOGRAPHIC || (inPictograph && previous != JOINER && isExtendOrJoiner(next));
            inConjunct = next == CONSONANT || (inConjunct && isExtendOrJoiner(next) && next != NON_JOINER);
            linked = inConjunct && (next == LINKER || (linked && next != CONSONANT));
            unpaired = next == REGIONAL_INDICATOR && !unpaired;
            previous = next;
        }
        return to;
    }

    /// Whether a cluster begins at the code point whatever comes before it, unless the code point before
    /// [sticks to the next][#sticksToNext(int)].
    public static boolean beginsCluster(int codePoint) {
        return switch (classOf(codePoint)) {
            case EXTEND, SPACING_MARK, JOINER, LINKER, NON_JOINER, VOWEL_JAMO, TRAILING_JAMO -> false;
            default -> true;
        };
    }

    /// Whether the code point may draw one into its cluster that begins one everywhere else; for that, marks
    /// may stand between the two. Regional indicators are not counted.
    public static boolean sticksToNext(int codePoint) {
        return switch (classOf(codePoint)) {
            case CR, JOINER, PREPEND, LINKER, LEADING_JAMO -> true;
            default -> false;
        };
    }

    private static boolean joins(int previous, int next) {
        if (previous == CR) {
            return next == LF;
        }
        if (isControl(previous) || isControl(next)) {
            return false;
        }
        return switch (next) {
            case EXTEND, SPACING_MARK, JOINER, LINKER, NON_JOINER -> true;
            case LEADING_JAMO, OPEN_SYLLABLE, CLOSED_SYLLABLE -> previous == LEADING_JAMO || previous == PREPEND;
            case VOWEL_JAMO ->
                previous == LEADING_JAMO || previous == VOWEL_JAMO || previous == OPEN_SYLLABLE || previous == PREPEND;
            case TRAILING_JAMO ->
                previous == VOWEL_JAMO
                        || previous == TRAILING_JAMO
                        || previous == OPEN_SYLLABLE
                        || previous == CLOSED_SYLLABLE
                        || previous == PREPEND;
            default -> previous == PREPEND;
        };
    }

    private static boolean isControl(int type) {
        return type == CR || type == LF || type == CONTROL;
    }

    private static boolean isExtendOrJoiner(int type) {
        return type == EXTEND || type == LINKER || type == JOINER || type == NON_JOINER;
    }

    private static int classOf(int codePoint) {
        if (Hangul.isSyllable(codePoint)) {
            return Hangul.isOpenSyllable(codePoint) ? OPEN_SYLLABLE : CLOSED_SYLLABLE;
        }
        return CLASSES.get(codePoint);
    }

    private static CodePointMap read() {
        UnicodeResource resource = UnicodeResource.read("graphemes.txt");
        CodePointMap classes = new CodePointMap();
        for (String section : resource.sections().keySet()) {
            classes.putAll(resource.numbers(section), named(section));
        }
        classes.put('\r', CR);
        classes.put('\n', LF);
        classes.put(0x200C, NON_JOINER);
        classes.put(0x200D, JOINER);
        classes.putAll(new HexNumbers("1F1E6-1F1FF"), REGIONAL_INDICATOR);
        return classes;
    }

    /// Sections are read in the order of the file, so linkers, which the file counts among what extends, stay
    /// linkers.
    private static int named(String section) {
        return switch (section) {
            case "control" -> CONTROL;
            case "extend" -> EXTEND;
            case "spacing-mark" -> SPACING_MARK;
            case "prepend" -> PREPEND;
            case "pictographic" -> PICTOGRAPHIC;
            case "consonant" -> CONSONANT;
            case "linker" -> LINKER;
            case "leading-jamo" -> LEADING_JAMO;
            case "vowel-jamo" -> VOWEL_JAMO;
            case "trailing-jamo" -> TRAILING_JAMO;
            default -> throw new IllegalStateException("graphemes.txt has an unknown section " + section);
        };
    }
}

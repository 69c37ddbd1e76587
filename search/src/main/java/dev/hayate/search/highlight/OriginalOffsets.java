package dev.hayate.search.highlight;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/// From places in the NFKC of a text to those in the text itself. What changes together has the same place.
final class OriginalOffsets {
    private final int[] starts;
    private final int[] ends;

    private OriginalOffsets(int length) {
        this.starts = new int[length];
        this.ends = new int[length];
    }

    static OriginalOffsets ofNfkc(String text) {
        OriginalOffsets offsets =
                new OriginalOffsets(Normalizer.normalize(text, Form.NFKC).length());
        if (Normalizer.isNormalized(text, Form.NFKC)) {
            for (int i = 0; i < text.length(); i++) {
                offsets.starts[i] = i;
                offsets.ends[i] = i + 1;
            }
        } else {
            offsets.align(text);
        }
        return offsets;
    }

    /// Normalises characters by themselves, together with the next where the two affect each other.
    private void align(String text) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int at = 0;
        int start = 0;
        for (int end = characters.next(); end != BreakIterator.DONE; ) {
            int next = characters.next();
            if (next == BreakIterator.DONE || isBoundary(text, start, end, next)) {
                at = fill(at, text.substring(start, end), start);
                start = end;
            }
            end = next;
        }
    }

    private static boolean isBoundary(String text, int start, int middle, int end) {
        return nfkc(text, start, end).equals(nfkc(text, start, middle) + nfkc(text, middle, end));
    }

    private static String nfkc(String text, int start, int end) {
        return Normalizer.normalize(text.substring(start, end), Form.NFKC);
    }

    private int fill(int at, String original, int start) {
        String normalized = Normalizer.normalize(original, Form.NFKC);
        boolean unchanged = normalized.equals(original);
        for (int i = 0; i < normalized.length(); i++) {
            starts[at + i] = unchanged ? start + i : start;
            ends[at + i] = unchanged ? start + i + 1 : start + original.length();
        }
        return at + normalized.length();
    }

    /// Where something begins in the text.
    int start(int normalized) {
        return starts[normalized];
    }

    /// Where something ends in the text.
    ///
    /// @param normalized its end, exclusive and above 0
    int end(int normalized) {
        return ends[normalized - 1];
    }
}

package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.unicode.Decomposition;

/// A Unicode normalization form ([UAX #15](https://www.unicode.org/reports/tr15/)), for the characters that the
/// original knows; younger ones stay as they are and where they are.
public enum UnicodeForm implements Normalizer, CharacterStage {
    /// Canonical composition.
    NFC(false, true),
    /// Canonical decomposition.
    NFD(false, false),
    /// Compatibility composition.
    NFKC(true, true),
    /// Compatibility decomposition.
    NFKD(true, false);

    private final boolean compatible;
    private final boolean composed;

    UnicodeForm(boolean compatible, boolean composed) {
        this.compatible = compatible;
        this.composed = composed;
    }

    @Override
    public void normalize(NormalizedText text) {
        int first = 0;
        while (first < text.length() && leavesAlone(text.codePoint(first))) {
            first++;
        }
        if (first == text.length()) {
            return;
        }
        int start = Math.max(0, first - 1);
        text.beginRewrite();
        text.appendUnchanged(0, start);
        FormSegment segment = new FormSegment(compatible, composed);
        while (start < text.length()) {
            int end = segmentEnd(text, start);
            if (end == start + 1 && leavesAlone(text.codePoint(start))) {
                text.append(text.codePoint(start), start);
            } else {
                segment.rewrite(text, start, end);
            }
            start = end;
        }
        text.endRewrite();
    }

    @Override
    public boolean leavesAlone(int codePoint) {
        if (codePoint < 0xA0 || (composed && Decomposition.isHangulSyllable(codePoint))) {
            return true;
        }
        return !Decomposition.decomposes(codePoint, compatible) && beginsSegment(codePoint);
    }

    @Override
    public boolean leavesPageAlone(int page) {
        return Decomposition.isTrivialPage(page);
    }

    @Override
    public boolean hasContext() {
        return true;
    }

    @Override
    public boolean beginsSegment(int codePoint) {
        int first = Decomposition.firstOfDecomposition(codePoint, compatible);
        return Decomposition.combiningClass(first) == 0 && !(composed && Decomposition.mayComposeWithPrevious(first));
    }

    private int segmentEnd(NormalizedText text, int start) {
        int end = start + 1;
        while (end < text.length() && !beginsSegment(text.codePoint(end))) {
            end++;
        }
        return end;
    }
}

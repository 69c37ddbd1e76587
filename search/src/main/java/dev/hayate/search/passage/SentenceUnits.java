package dev.hayate.search.passage;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is not taken apart where it need not be: the sentences of a text as the JDK finds them, its lines, and the
/// pieces of sentences that are too long. White space at the ends belongs to none.
final class SentenceUnits {
    private static final String PAUSES = "、，,;；:：・";

    private final String text;
    private final int most;
    private final BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    private final List<Passage> units = new ArrayList<>();

    SentenceUnits(String text, int most) {
        this.text = text;
        this.most = most;
        characters.setText(text);
    }

    List<Passage> all() {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.JAPANESE);
        sentences.setText(text);
        int start = 0;
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            addLines(start, end);
            start = end;
        }
        return units;
    }

    private void addLines(int start, int end) {
        int from = start;
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '\n') {
                addStripped(from, i);
                from = i + 1;
            }
        }
        addStripped(from, end);
    }

    private void addStripped(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlank(from)) {
            from++;
        }
        while (to > from && isBlank(to - 1)) {
            to--;
        }
        addShort(from, to);
    }

    private boolean isBlank(int at) {
        return Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at));
    }

    private void addShort(int start, int end) {
        int from = start;
        while (text.codePointCount(from, end) > most) {
            int to = cut(from, text.offsetByCodePoints(from, most));
            units.add(new Passage(from, to));
            from = to;
            while (isBlank(from)) {
                from++;
            }
        }
        if (from < end) {
            units.add(new Passage(from, end));
        }
    }

    /// Where a sentence that is too long is cut: after the last pause of the second half, else where a
    /// character ends.
    private int cut(int start, int limit) {
        for (int to = limit; to > start + (limit - start) / 2; to--) {
            if (PAUSES.indexOf(text.charAt(to - 1)) >= 0 || isBlank(to - 1)) {
                return to;
            }
        }
        int boundary = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        return boundary > start ? boundary : limit;
    }
}

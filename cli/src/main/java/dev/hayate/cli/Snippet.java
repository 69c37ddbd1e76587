package dev.hayate.cli;

import dev.hayate.search.highlight.Marker;
import dev.hayate.search.highlight.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of a passage around most of the words that were looked for, in one line.
///
/// @param text without line breaks and control characters
/// @param spans where the words stand in it
record Snippet(String text, List<Span> spans) {
    private static final String CUT = "…";

    /// @param columns how wide it may be in a terminal
    static Snippet of(String passage, List<Span> spans, int columns) {
        String line = oneLine(passage);
        if (TextWidth.fitting(line, 0, columns) == line.length()) {
            return new Snippet(line, spans);
        }
        int start = best(line, spans, columns);
        int room = columns - TextWidth.of(CUT) * (start > 0 ? 2 : 1);
        int end = TextWidth.fitting(line, start, room);
        String before = start > 0 ? CUT : "";
        String after = end < line.length() ? CUT : "";
        return new Snippet(
                before + line.substring(start, end) + after, moved(spans, start, end, before.length() - start));
    }

    /// Every char but one becomes itself or a space, so that places stay what they are.
    private static String oneLine(String passage) {
        StringBuilder line = new StringBuilder(passage);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    /// Where the part begins: a little before the word from which on most words fit in, but late enough to be
    /// full.
    private static int best(String line, List<Span> spans, int columns) {
        int latest = TextWidth.before(line, line.length(), columns - TextWidth.of(CUT));
        int best = 0;
        int most = 0;
        for (Span span : spans) {
            int start = Math.min(latest, TextWidth.before(line, span.start(), columns / 4));
            int end = TextWidth.fitting(line, start, columns - 2 * TextWidth.of(CUT));
            int inside = moved(spans, start, end, 0).size();
            if (inside > most) {
                most = inside;
                best = start;
            }
        }
        return best;
    }

    private static List<Span> moved(List<Span> spans, int start, int end, int by) {
        List<Span> moved = new ArrayList<>();
        for (Span span : spans) {
            if (span.start() >= start && span.end() <= end) {
                moved.add(new Span(span.start() + by, span.end() + by));
            }
        }
        return moved;
    }

    String marked(Optional<Marker> marker) {
        return marker.map(marks -> marks.mark(text, spans)).orElse(text);
    }
}

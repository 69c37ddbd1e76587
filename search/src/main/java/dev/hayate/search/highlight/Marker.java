package dev.hayate.search.highlight;

import java.util.List;
import java.util.function.UnaryOperator;

/// Writes marks around the spans of a text. Immutable.
///
/// @param before what stands before a span
/// @param after what stands after it
/// @param escape what becomes of all text between the marks
public record Marker(String before, String after, UnaryOperator<String> escape) {
    /// `<em>` as in HTML; `<`, `>`, `&` and quotes of the text itself become entities.
    public static final Marker EMPHASIS = new Marker("<em>", "</em>", Marker::entities);

    /// Bold letters in a terminal.
    public static final Marker BOLD = new Marker("\u001b[1m", "\u001b[22m", UnaryOperator.identity());

    /// The text with its spans marked.
    ///
    /// @param spans in the order of the text, none over another
    /// @throws IllegalArgumentException if they are not
    public String mark(String text, List<Span> spans) {
        StringBuilder marked = new StringBuilder(text.length() + 16 * spans.size());
        int at = 0;
        for (Span span : spans) {
            if (span.start() < at || span.end() > text.length()) {
                throw new IllegalArgumentException("the span from " + span.start() + " to " + span.end()
                        + " is not in its order, or not in a text of " + text.length() + " chars");
            }
            marked.append(escape.apply(text.substring(at, span.start())));
            marked.append(before)
                    .append(escape.apply(text.substring(span.start(), span.end())))
                    .append(after);
            at = span.end();
        }
        return marked.append(escape.apply(text.substring(at))).toString();
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

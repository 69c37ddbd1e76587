package dev.hayate.evaluation.report;

import java.util.Collection;
import java.util.List;

/// Parts of Markdown pages.
final class Markdown {
    private Markdown() {}

    /// A table whose first column is on the left and whose others are numbers, on the right.
    static String table(List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        row(table, head);
        table.append("|---").append("|---:".repeat(head.size() - 1)).append("|\n");
        rows.forEach(cells -> row(table, cells.stream().map(Markdown::text).toList()));
        return table.append('\n').toString();
    }

    private static void row(StringBuilder table, Collection<String> cells) {
        cells.forEach(cell -> table.append("| ").append(cell).append(' '));
        table.append("|\n");
    }

    /// A text of one line in which Markdown sees neither a cell's end nor a tag.
    static String text(String value) {
        return value.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("|", "\\|");
    }
}

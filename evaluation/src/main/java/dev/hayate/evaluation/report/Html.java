package dev.hayate.evaluation.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Parts of HTML pages, which need nothing from elsewhere.
final class Html {
    private Html() {}

    /// A text in which nothing is markup, within quotes or without.
    static String text(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// A text whose lines may end after an underscore.
    static String breakable(String value) {
        return text(value).replace("_", "_<wbr>");
    }

    /// A whole page around what is in it.
    static String page(String title, CharSequence main) throws IOException {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %3$s</main>
                </body>
                </html>
                """.formatted(text(title), Resources.text("report.css"), main);
    }

    /// Names with a value each.
    static String pairs(String style, Map<String, String> values) {
        StringBuilder list = new StringBuilder("<dl class=\"" + style + "\">\n");
        values.forEach((name, value) -> list.append("<div><dt>")
                .append(text(name))
                .append("</dt><dd>")
                .append(text(value))
                .append("</dd></div>\n"));
        return list.append("</dl>\n").toString();
    }

    static String list(List<String> sentences) {
        StringBuilder list = new StringBuilder("<ul>\n");
        sentences.forEach(sentence -> list.append("<li>").append(text(sentence)).append("</li>\n"));
        return list.append("</ul>\n").toString();
    }

    /// A table that can be moved sideways where the page is narrow; its first column is on the left.
    static String table(ScoreRows scores) {
        StringBuilder table = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr>");
        for (int n = 0; n < scores.head().size(); n++) {
            String head = breakable(scores.head().get(n));
            table.append(n == 0 ? "<th>" : "<th class=\"n\">").append(head).append("</th>");
        }
        table.append("</tr></thead>\n<tbody>\n");
        for (ScoreRows.Row row : scores.rows()) {
            table.append(
                    switch (row.origin()) {
                        case MEASURED -> "<tr><th>" + breakable(row.name());
                        case PUBLISHED -> "<tr class=\"published\"><th>" + text(row.name());
                        case RECALLED -> "<tr class=\"published\"><th>" + text(row.name()) + " <small>recalled</small>";
                    });
            table.append("</th>");
            row.cells()
                    .forEach(cell ->
                            table.append("<td class=\"n\">").append(text(cell)).append("</td>"));
            table.append("</tr>\n");
        }
        return table.append("</tbody></table></div>\n").toString();
    }
}

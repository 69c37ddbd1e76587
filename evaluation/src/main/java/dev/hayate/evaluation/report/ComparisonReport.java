package dev.hayate.evaluation.report;

import dev.hayate.evaluation.report.Comparison.Cell;
import dev.hayate.evaluation.report.Comparison.Column;
import dev.hayate.evaluation.report.Comparison.Difference;
import dev.hayate.evaluation.report.Comparison.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Several runs side by side for people, `compare.md` and `compare.html`: data sets are rows, runs are columns,
/// each but the first with its difference to the first. A difference whose interval does not contain 0 is
/// marked by `*`.
public final class ComparisonReport {
    private static final String TITLE = "Comparison";
    private static final String LEGEND =
            "Scores are times 100, each with its difference to the first run and the interval of 95 %"
                    + " of that; * marks an interval that does not contain 0. " + Figures.NONE
                    + " stands for what was not measured or is not defined.";

    private final Comparison comparison;

    private ComparisonReport(Comparison comparison) {
        this.comparison = comparison;
    }

    /// Writes both files, in place of earlier ones.
    ///
    /// @param folder made if there is none
    public static void write(Path folder, Comparison comparison) throws IOException {
        OutputFile.write(folder.resolve("compare.md"), markdown(comparison));
        OutputFile.write(folder.resolve("compare.html"), html(comparison));
    }

    /// The comparison in Markdown.
    public static String markdown(Comparison comparison) {
        return new ComparisonReport(comparison).markdown();
    }

    /// The comparison as a page, which needs nothing else and no network.
    public static String html(Comparison comparison) throws IOException {
        return new ComparisonReport(comparison).html();
    }

    private String markdown() {
        StringBuilder page =
                new StringBuilder("# " + TITLE + "\n\n").append(LEGEND).append("\n\n");
        List<String> head = new ArrayList<>(List.of("", "metric"));
        comparison.columns().forEach(column -> head.add(Markdown.text(title(column))));
        List<List<String>> rows = new ArrayList<>();
        for (Row row : comparison.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.suite() + " / " + row.task(), row.metric()));
            row.cells().forEach(cell -> cells.add(cell(cell)));
            rows.add(cells);
        }
        means().forEach((suite, means) -> {
            List<String> cells = new ArrayList<>(List.of(suite + ", mean", ""));
            means.forEach(mean -> cells.add(Figures.percent(mean)));
            rows.add(cells);
        });
        page.append(Markdown.table(head, rows));
        Stream.concat(comparison.columns().stream().map(ComparisonReport::about), notes().stream())
                .forEach(note -> page.append("- ").append(Markdown.text(note)).append('\n'));
        return page.toString();
    }

    private static String cell(Cell cell) {
        return Figures.percent(cell.score())
                + cell.difference()
                        .map(difference -> " (" + difference(difference) + ")")
                        .orElse("");
    }

    private static String difference(Difference difference) {
        return Figures.difference(difference.value()) + " [" + Figures.difference(difference.low()) + ", "
                + Figures.difference(difference.high()) + "]" + (difference.clear() ? " *" : "");
    }

    private static String title(Column column) {
        return column.model() + " at " + column.contender();
    }

    private static String about(Column column) {
        return title(column) + ": fingerprint " + column.fingerprint() + ", protocol " + column.protocol();
    }

    /// What has to be known: the warnings, and that runs were not measured alike where they were not.
    private List<String> notes() {
        List<String> notes = new ArrayList<>(comparison.warnings());
        TreeSet<String> protocols = new TreeSet<>(
                comparison.columns().stream().map(Column::protocol).toList());
        if (protocols.size() > 1) {
            notes.add("The runs follow different protocols (" + String.join(", ", protocols)
                    + "): their scores are not measured alike.");
        }
        return notes;
    }

    /// By suite, the mean of each run; NaN for a run that lacks one of the data sets.
    private Map<String, List<Double>> means() {
        Map<String, List<Row>> suites = new LinkedHashMap<>();
        comparison
                .rows()
                .forEach(row -> suites.computeIfAbsent(row.suite(), key -> new ArrayList<>())
                        .add(row));
        Map<String, List<Double>> means = new LinkedHashMap<>();
        suites.forEach((suite, rows) -> {
            List<Double> bySuite = new ArrayList<>();
            for (int n = 0; n < comparison.columns().size(); n++) {
                int column = n;
                bySuite.add(rows.stream()
                        .mapToDouble(row -> row.cells().get(column).score())
                        .average()
                        .orElse(Double.NaN));
            }
            means.put(suite, bySuite);
        });
        return means;
    }

    private String html() throws IOException {
        StringBuilder page = new StringBuilder("<p>").append(Html.text(LEGEND)).append("</p>\n");
        page.append("<div class=\"scroll\"><table>\n<thead><tr><th></th><th>metric</th>");
        comparison
                .columns()
                .forEach(column -> page.append("<th class=\"n\">")
                        .append(Html.text(column.model()))
                        .append("<br>at ")
                        .append(Html.text(column.contender()))
                        .append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        double reach = reach();
        for (Row row : comparison.rows()) {
            page.append("<tr><th>").append(Html.text(row.suite())).append(" / ");
            page.append(Html.breakable(row.task())).append("</th><td>");
            page.append(Html.text(row.metric())).append("</td>");
            row.cells().forEach(cell -> page.append(htmlCell(cell, reach)));
            page.append("</tr>\n");
        }
        means().forEach((suite, means) -> {
            page.append("<tr><th>").append(Html.text(suite)).append(", mean</th><td></td>");
            means.forEach(mean -> page.append("<td class=\"n\">")
                    .append(Figures.percent(mean))
                    .append("</td>"));
            page.append("</tr>\n");
        });
        page.append("</tbody></table></div>\n<h2>Runs</h2>\n");
        page.append(Html.list(
                comparison.columns().stream().map(ComparisonReport::about).toList()));
        List<String> notes = notes();
        page.append("<h2>Warnings</h2>\n").append(notes.isEmpty() ? "<p>None.</p>\n" : Html.list(notes));
        return Html.page(TITLE, page);
    }

    private static String htmlCell(Cell cell, double reach) {
        String score = Figures.percent(cell.score());
        return cell.difference()
                .map(difference -> "<td class=\"n" + (difference.clear() ? " clear" : "") + "\">" + score + "<br><b>"
                        + Html.text(difference(difference)) + "</b>" + interval(difference, reach) + "</td>")
                .orElse("<td class=\"n\">" + score + "</td>");
    }

    /// The interval as a line, on the same axis in all cells, with 0 in the middle.
    private static String interval(Difference difference, double reach) {
        if (!Double.isFinite(difference.low()) || !Double.isFinite(difference.high())) {
            return "";
        }
        return """
                <svg class="interval" aria-hidden="true"><line class="zero" x1="50%%" x2="50%%" y1="0" y2="14"/>\
                <line x1="%s%%" x2="%s%%" y1="7" y2="7"/><circle cx="%s%%" cy="7" r="3"/></svg>""".formatted(
                place(difference.low(), reach), place(difference.high(), reach), place(difference.value(), reach));
    }

    private static String place(double difference, double reach) {
        return Figures.decimal(50 + 48 * difference / reach, 2);
    }

    /// How far the farthest interval reaches from 0.
    private double reach() {
        return comparison.rows().stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> cell.difference().stream())
                .mapToDouble(difference -> Math.max(Math.abs(difference.low()), Math.abs(difference.high())))
                .filter(reach -> Double.isFinite(reach) && reach > 0)
                .max()
                .orElse(1);
    }
}

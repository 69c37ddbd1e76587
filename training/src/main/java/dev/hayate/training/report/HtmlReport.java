package dev.hayate.training.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// The page of a run, `report.html`: what was set, the curves of its steps, and its scores. One file, which needs
/// nothing else and no network.
public final class HtmlReport {
    private static final int WIDE = 1040;
    private static final int HALF = 508;
    private static final int THIRD = 331;

    /// Curves are smoothed over about this part of the steps.
    private static final int PARTS = 60;

    private final String title;
    private final Map<String, String> recipe;
    private final RunHistory history;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(String title, Map<String, String> recipe, RunHistory history) {
        this.title = title;
        this.recipe = recipe;
        this.history = history;
    }

    /// Writes the page, in place of an earlier one.
    ///
    /// @param recipe what was set, by name, in the order to show
    /// @param history of the run, as far as it came
    public static void write(Path file, String title, Map<String, String> recipe, RunHistory history)
            throws IOException {
        String page = new HtmlReport(title, recipe, history).html();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, page);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String html() throws IOException {
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.append("<title>").append(Html.text(title)).append("</title>\n");
        page.append("<style>\n").append(resource("report.css")).append("</style>\n</head>\n<body>\n<main>\n");
        page.append("<h1>").append(Html.text(title)).append("</h1>\n");
        if (!history.steps().isEmpty()) {
            summary();
        }
        if (!history.scores().isEmpty()) {
            finalScores();
        }
        if (!history.steps().isEmpty()) {
            curves();
            losses();
        }
        if (!history.scores().isEmpty()) {
            courseOfScores();
        }
        if (!recipe.isEmpty()) {
            settings();
        }
        page.append("</main>\n<script>\n").append(resource("report.js")).append("</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void summary() {
        StepRecord last = history.steps().getLast();
        long rows = history.steps().stream().mapToLong(StepRecord::rows).sum();
        long tokens = history.steps().stream().mapToLong(StepRecord::tokens).sum();
        page.append("<dl class=\"summary\">\n");
        summary(
                "steps",
                Html.whole(last.step()) + (last.step() < last.steps() ? " of " + Html.whole(last.steps()) : ""));
        summary("epochs", Html.figure(last.epoch()));
        summary("time", Html.duration(last.seconds()));
        summary("rows", Html.whole(rows));
        summary("tokens", Html.whole(tokens));
        summary("rows a second", Html.figure(rows / last.seconds()));
        page.append("</dl>\n");
    }

    private void summary(String name, String value) {
        page.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("</dd></div>\n");
    }

    private void finalScores() {
        ScoreTable table = ScoreTable.latest(history.scores());
        page.append("<h2>Scores</h2>\n");
        page.append("<p>On the sets that were watched, times 100, after step ")
                .append(Html.whole(history.scores().getLast().step()))
                .append(".</p>\n");
        page.append("<div class=\"beside\">\n<div class=\"scroll\"><table>\n<thead><tr><th>set</th><th>measure</th>");
        table.dimensions()
                .forEach(dimension ->
                        page.append("<th class=\"n\">").append(dimension).append("</th>"));
        page.append("</tr></thead>\n<tbody>\n");
        for (ScoreTable.Row row : table.rows()) {
            page.append("<tr><th>").append(Html.text(row.set())).append("</th>");
            page.append("<td>").append(Html.text(row.metric())).append("</td>");
            table.dimensions()
                    .forEach(dimension -> page.append("<td class=\"n\">")
                            .append(row.percent(dimension))
                            .append("</td>"));
            page.append("</tr>\n");
        }
        page.append("</tbody></table></div>\n");
        if (table.dimensions().size() > 1) {
            page.append(byDimension(table).html());
        }
        page.append("</div>\n");
    }

    private static Chart byDimension(ScoreTable table) {
        List<Curve> curves = new ArrayList<>();
        for (ScoreTable.Row row : table.rows()) {
            List<Integer> dimensions = row.values().keySet().stream().sorted().toList();
            curves.add(new Curve(
                    row.set(),
                    "set" + curves.size() % 8,
                    dimensions.stream().mapToDouble(Integer::doubleValue).toArray(),
                    dimensions.stream()
                            .mapToDouble(dimension -> 100 * row.values().getOrDefault(dimension, Double.NaN))
                            .toArray()));
        }
        Axis y = Axis.around(curves.stream().flatMapToDouble(Curve::values));
        return new Chart("By dimension", "", HALF, Axis.ofDimensions(table.dimensions()), y, "dimension", curves);
    }

    private void curves() {
        page.append("<h2>Course</h2>\n");
        int reach = reach();
        String note = reach == 0 ? "" : "faint: every step; line: mean of " + (2 * reach + 1);
        double[] loss = values(StepRecord::loss);
        double[] norm = values(StepRecord::gradientNorm);
        double[] rate = values(StepRecord::rate);
        page.append(chart("Loss", note, WIDE, Axis.around(DoubleStream.of(loss)), loss, Curve.smoothed(loss, reach)));
        page.append("<div class=\"thirds\">\n");
        page.append(chart("Learning rate", "", THIRD, Axis.fromZero(DoubleStream.of(rate)), new double[0], rate));
        page.append(chart(
                "Gradient norm",
                "before clipping",
                THIRD,
                Axis.fromZero(DoubleStream.of(norm)),
                norm,
                Curve.smoothed(norm, reach)));
        page.append(throughput(reach));
        page.append("</div>\n");
    }

    private String throughput(int reach) {
        double[] seconds = values(StepRecord::seconds);
        double[] rows = values(StepRecord::rows);
        double[] taken = new double[seconds.length];
        for (int n = 0; n < taken.length; n++) {
            taken[n] = n == 0 ? Double.NaN : seconds[n] - seconds[n - 1];
            rows[n] = n == 0 ? Double.NaN : rows[n];
        }
        double[] each = ratios(rows, taken);
        double[] smooth = ratios(Curve.smoothed(rows, reach), Curve.smoothed(taken, reach));
        return chart("Throughput", "rows a second", THIRD, Axis.fromZero(DoubleStream.of(each)), each, smooth);
    }

    private static double[] ratios(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(n -> a[n] / b[n]).toArray();
    }

    private String chart(String name, String note, int width, Axis y, double[] each, double[] smooth) {
        double[] steps = values(StepRecord::step);
        List<Curve> curves = new ArrayList<>();
        if (each.length > 0) {
            curves.add(new Curve("", "raw", steps, each).outline());
        }
        curves.add(new Curve(name, "main", steps, smooth).thinned());
        return new Chart(name, note, width, steps(), y, "step", curves).html();
    }

    private int reach() {
        return history.steps().size() / (2 * PARTS);
    }

    private double[] values(ToDoubleFunction<StepRecord> value) {
        return history.steps().stream().mapToDouble(value).toArray();
    }

    private Axis steps() {
        int last = history.steps().isEmpty() ? 1 : history.steps().getLast().step();
        return Axis.ofSteps(
                0,
                Math.max(
                        last,
                        history.scores().isEmpty()
                                ? 0
                                : history.scores().getLast().step()));
    }

    private void losses() {
        page.append("<h2>Loss by data set</h2>\n<div class=\"scroll\"><table>\n<thead><tr><th>data set</th>");
        page.append("<th class=\"n\">batches</th><th class=\"n\">rows</th><th class=\"n\">first tenth</th>");
        page.append("<th class=\"n\">last tenth</th><th>course</th></tr></thead>\n<tbody>\n");
        for (SetLosses set : SetLosses.of(history.steps())) {
            page.append("<tr><th>").append(Html.text(set.set())).append("</th>");
            number(Html.whole(set.losses().length));
            number(Html.whole(set.rows()));
            number(Html.figure(set.first()));
            number(Html.figure(set.last()));
            page.append("<td>").append(Chart.sparkline(set.course())).append("</td></tr>\n");
        }
        page.append("</tbody></table></div>\n");
    }

    private void number(String value) {
        page.append("<td class=\"n\">").append(value).append("</td>");
    }

    private void courseOfScores() {
        page.append("<h2>Scores over steps</h2>\n<div class=\"halves\">\n");
        ScoreTable table = ScoreTable.latest(history.scores());
        for (ScoreTable.Row row : table.rows()) {
            List<Curve> curves = new ArrayList<>();
            for (int n = table.dimensions().size() - 1; n >= 0; n--) {
                curves.add(course(row, table.dimensions().get(n), n));
            }
            Axis y = Axis.around(curves.stream().flatMapToDouble(Curve::values));
            page.append(new Chart(row.set(), row.metric(), HALF, steps(), y, "step", curves).html());
        }
        page.append("</div>\n");
    }

    private Curve course(ScoreTable.Row row, int dimension, int number) {
        List<DevScore> scores = history.scores().stream()
                .filter(score -> score.dimension() == dimension
                        && score.set().equals(row.set())
                        && score.metric().equals(row.metric()))
                .toList();
        return new Curve(
                        Integer.toString(dimension),
                        "dimension" + Math.min(number, 6),
                        scores.stream().mapToDouble(DevScore::step).toArray(),
                        scores.stream()
                                .mapToDouble(score -> 100 * score.value())
                                .toArray())
                .thinned();
    }

    private void settings() {
        page.append("<h2>Recipe</h2>\n<dl class=\"settings\">\n");
        recipe.forEach((name, value) -> page.append("<div><dt>")
                .append(Html.text(name))
                .append("</dt><dd>")
                .append(Html.text(value))
                .append("</dd></div>\n"));
        page.append("</dl>\n");
    }
}

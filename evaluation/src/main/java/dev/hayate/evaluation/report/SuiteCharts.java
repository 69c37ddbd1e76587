package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The charts of a suite: scores by dimension, and every data set beside what was published for it.
///
/// @param published rows that may stand beside it
record SuiteCharts(Scoreboard board, List<PublishedRow> published) {
    /// With more data sets than these, curves are drawn for kinds.
    private String metrics(TaskKind kind) {
        return board.tasks().stream()
                .filter(task -> task.kind() == kind)
                .map(TaskScores::metric)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static final int GREATEST_TASKS = 8;

    /// Small charts, that of the mean first; none where there is only one dimension.
    String byDimension() {
        long dimensions =
                board.contenders().stream().filter(Scoreboard::isFloat32).count();
        if (dimensions < 2) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h3>By dimension</h3>\n").append(legend());
        html.append("<div class=\"thirds\">\n");
        if (board.tasks().size() > 1) {
            html.append(chart("All data sets", "micro", board::micro, PublishedRow::micro));
        }
        if (board.tasks().size() <= GREATEST_TASKS || board.kinds().size() == 1) {
            for (TaskScores task : board.tasks()) {
                html.append(chart(
                        task.task(),
                        task.metric(),
                        contender -> Scoreboard.value(task, contender),
                        row -> row.value(task.task())));
            }
        } else {
            for (TaskKind kind : board.kinds()) {
                html.append(chart(
                        kind.title(), metrics(kind), contender -> board.mean(kind, contender), row -> row.mean(kind)));
            }
        }
        return html.append("</div>\n").toString();
    }

    /// Which model the published curve is of.
    private String legend() {
        List<PublishedRow> curve =
                published.stream().filter(row -> row.dimension() > 0).toList();
        if (curve.isEmpty()) {
            return "";
        }
        boolean recalled = curve.stream().anyMatch(row -> row.standing() == PublishedRow.Standing.RECALLED);
        return "<p>Published: " + Html.text(curve.getFirst().title())
                + (recalled ? "; at fewer dimensions recalled, not read again" : "") + ".</p>\n";
    }

    private String chart(
            String title, String note, ToDoubleFunction<Contender> measured, ToDoubleFunction<PublishedRow> published) {
        Map<String, DimensionChart.Curve> curves = new LinkedHashMap<>();
        for (PublishedRow row : this.published) {
            double score = published.applyAsDouble(row);
            if (row.dimension() > 0 && Double.isFinite(score)) {
                curve(curves, "published", "published").put(row.dimension(), 100 * score);
            }
        }
        for (Contender contender : board.contenders().reversed()) {
            double score = measured.applyAsDouble(contender);
            if (!(contender instanceof Contender.Random) && Double.isFinite(score)) {
                curve(curves, series(contender), style(contender)).put(Scoreboard.dimension(contender), 100 * score);
            }
        }
        return new DimensionChart(title, note, List.copyOf(curves.values())).html();
    }

    private static NavigableMap<Integer, Double> curve(
            Map<String, DimensionChart.Curve> curves, String name, String style) {
        return curves.computeIfAbsent(name, key -> new DimensionChart.Curve(name, style, new TreeMap<>()))
                .scores();
    }

    private static String series(Contender contender) {
        return switch (contender) {
            case Contender.Vectors vectors -> RunJson.name(vectors.precision());
            case Contender.Hybrid hybrid ->
                Scoreboard.isFloat32(hybrid.vectors())
                        ? "hybrid"
                        : "hybrid-" + RunJson.name(hybrid.vectors().precision());
            case Contender.Bm25(), Contender.Okapi(), Contender.Random() -> contender.title();
        };
    }

    private static String style(Contender contender) {
        return switch (contender) {
            case Contender.Vectors vectors ->
                switch (vectors.precision()) {
                    case FLOAT32 -> "main";
                    case INT8 -> "int8";
                    case BINARY -> "binary";
                };
            case Contender.Hybrid hybrid -> "hybrid";
            case Contender.Bm25(), Contender.Okapi(), Contender.Random() -> "lexical";
        };
    }

    /// Bars for every data set: the model at its greatest dimension, whatever has no dimensions, and published
    /// scores; the best first.
    String byTask() {
        StringBuilder html = new StringBuilder("<h3>By data set</h3>\n<div class=\"thirds\">\n");
        for (TaskScores task : board.tasks()) {
            List<Bar> bars = bars(task);
            html.append("<figure class=\"bars\"><figcaption>").append(Html.text(task.task()));
            html.append(" <small>").append(Html.text(task.metric())).append("</small></figcaption>\n");
            bars.forEach(bar -> html.append(bar.html()));
            html.append("</figure>\n");
        }
        return html.append("</div>\n").toString();
    }

    private List<Bar> bars(TaskScores task) {
        List<Bar> bars = new ArrayList<>();
        int greatest = board.leading().map(Scoreboard::dimension).orElse(0);
        for (Contender contender : Scoreboard.contenders(List.of(task))) {
            int dimension = Scoreboard.dimension(contender);
            boolean reduced = contender instanceof Contender.Vectors && !Scoreboard.isFloat32(contender);
            if (!reduced && (dimension == 0 || dimension == greatest)) {
                bars.add(new Bar(
                        contender.title(), contender.title(), style(contender), Scoreboard.value(task, contender)));
            }
        }
        for (PublishedRow row : published) {
            double score = row.value(task.task());
            if (Double.isFinite(score)) {
                bars.add(new Bar(row.name(), row.title(), "published", score));
            }
        }
        bars.sort(Comparator.comparingDouble((Bar bar) -> Double.isFinite(bar.score) ? -bar.score : 2));
        return bars;
    }

    /// @param whole its name under the pointer, where there is more to say
    private record Bar(String name, String whole, String style, double score) {
        String html() {
            double part = Double.isFinite(score) ? Math.clamp(100 * score, 0, 100) : 0;
            return """
                    <div class="%s"><span title="%s">%s</span><svg aria-hidden="true"><rect width="%s%%" height="100%%"/></svg>\
                    <b>%s</b></div>
                    """.formatted(
                            style, Html.text(whole), Html.text(name), Figures.decimal(part, 2), Figures.percent(score));
        }
    }
}

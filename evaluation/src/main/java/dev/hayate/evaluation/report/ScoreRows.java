package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables of a suite: whoever was measured, and below what was published.
///
/// @param head of the columns; the first is that of names
/// @param rows in the order to show
record ScoreRows(List<String> head, List<Row> rows) {
    /// @param cells a column each
    /// @param origin where it comes from
    record Row(String name, List<String> cells, Origin origin) {}

    enum Origin {
        MEASURED,
        PUBLISHED,
        /// Published, and written down from memory.
        RECALLED
    }

    /// Means: of all data sets, of kinds, and of each kind.
    static ScoreRows averages(Scoreboard board, List<PublishedRow> published) {
        List<TaskKind> kinds = board.kinds();
        boolean several = kinds.size() > 1;
        List<String> head = new ArrayList<>(List.of("", "micro"));
        if (several) {
            head.add("macro");
            kinds.forEach(
                    kind -> head.add(kind.title() + " (" + board.tasks(kind).size() + ")"));
        }
        List<Row> rows = new ArrayList<>();
        for (Contender contender : board.contenders()) {
            List<Double> scores = new ArrayList<>(List.of(board.micro(contender)));
            if (several) {
                scores.add(board.macro(contender));
                kinds.forEach(kind -> scores.add(board.mean(kind, contender)));
            }
            rows.add(measured(contender, scores));
        }
        for (PublishedRow row : published) {
            List<Double> scores = new ArrayList<>(List.of(several ? row.micro() : mean(row, board, kinds.getFirst())));
            if (several) {
                scores.add(row.macro(kinds));
                kinds.forEach(kind -> scores.add(row.mean(kind)));
            }
            published(row, scores, rows);
        }
        return new ScoreRows(head, rows);
    }

    /// The data sets of each kind that has several, and their mean.
    static Map<TaskKind, ScoreRows> kinds(Scoreboard board, List<PublishedRow> published) {
        Map<TaskKind, ScoreRows> tables = new LinkedHashMap<>();
        for (TaskKind kind : board.kinds()) {
            if (board.tasks(kind).size() > 1) {
                tables.put(kind, kind(board, kind, published));
            }
        }
        return tables;
    }

    private static ScoreRows kind(Scoreboard board, TaskKind kind, List<PublishedRow> published) {
        List<TaskScores> tasks = board.tasks(kind);
        List<String> head = new ArrayList<>(List.of("", "mean"));
        tasks.forEach(task -> head.add(task.task()));
        List<Row> rows = new ArrayList<>();
        for (Contender contender : Scoreboard.contenders(tasks)) {
            List<Double> scores = new ArrayList<>(List.of(board.mean(kind, contender)));
            tasks.forEach(task -> scores.add(Scoreboard.value(task, contender)));
            rows.add(measured(contender, scores));
        }
        for (PublishedRow row : published) {
            List<Double> scores = new ArrayList<>(List.of(mean(row, board, kind)));
            tasks.forEach(task -> scores.add(row.value(task.task())));
            if (tasks.stream().anyMatch(task -> Double.isFinite(row.value(task.task())))) {
                published(row, scores, rows);
            }
        }
        return new ScoreRows(head, rows);
    }

    /// The published mean of a kind, which is that of all data sets where there is no other kind.
    private static double mean(PublishedRow row, Scoreboard board, TaskKind kind) {
        boolean only = board.kinds().size() == 1 && !Double.isFinite(row.mean(kind));
        return only ? row.micro() : row.mean(kind);
    }

    /// One data set: the metric that counts, what was chosen with its score at the dev part, and the other
    /// metrics.
    static ScoreRows task(TaskScores task, List<PublishedRow> published) {
        Set<String> others = new LinkedHashSet<>();
        task.outcomes().forEach(outcome -> others.addAll(chosen(outcome)));
        others.remove(task.metric());
        List<String> head = new ArrayList<>(List.of("", task.metric(), "dev", "chosen"));
        head.addAll(others);
        List<Row> rows = new ArrayList<>();
        for (Outcome outcome : task.outcomes()) {
            List<String> cells = new ArrayList<>();
            cells.add(Figures.percent(outcome.value()));
            cells.add(Figures.percent(dev(outcome, outcome.choice())));
            cells.add(outcome.choice().isEmpty() ? Figures.NONE : outcome.choice());
            others.forEach(metric -> cells.add(metric(metric, test(outcome, metric))));
            rows.add(new Row(outcome.contender().title(), cells, Origin.MEASURED));
        }
        for (PublishedRow row : published) {
            List<String> cells =
                    new ArrayList<>(List.of(Figures.percent(row.value(task.task())), Figures.NONE, Figures.NONE));
            others.forEach(metric -> cells.add(Figures.percent(row.value(task.task(), metric))));
            if (cells.stream().anyMatch(cell -> !cell.equals(Figures.NONE))) {
                rows.add(new Row(row.title(), cells, origin(row)));
            }
        }
        return new ScoreRows(head, rows);
    }

    private static Set<String> chosen(Outcome outcome) {
        var metrics = outcome.test().get(outcome.choice());
        return metrics == null ? Set.of() : metrics.keySet();
    }

    private static double test(Outcome outcome, String metric) {
        var metrics = outcome.test().get(outcome.choice());
        return metrics == null ? Double.NaN : metrics.getOrDefault(metric, Double.NaN);
    }

    /// The score of a choice at the dev part, or NaN.
    static double dev(Outcome outcome, String choice) {
        var metrics = outcome.dev().get(choice);
        return metrics == null ? Double.NaN : metrics.getOrDefault(outcome.metric(), Double.NaN);
    }

    /// Thresholds are no parts of a hundred.
    private static String metric(String name, double value) {
        return name.endsWith("_threshold") ? Figures.decimal(value, 4) : Figures.percent(value);
    }

    private static Row measured(Contender contender, List<Double> scores) {
        return new Row(contender.title(), percents(scores), Origin.MEASURED);
    }

    private static void published(PublishedRow row, List<Double> scores, List<Row> rows) {
        if (scores.stream().anyMatch(Double::isFinite)) {
            rows.add(new Row(row.title(), percents(scores), origin(row)));
        }
    }

    private static Origin origin(PublishedRow row) {
        return switch (row.standing()) {
            case READ -> Origin.PUBLISHED;
            case RECALLED -> Origin.RECALLED;
        };
    }

    private static List<String> percents(List<Double> scores) {
        return scores.stream().map(Figures::percent).toList();
    }
}

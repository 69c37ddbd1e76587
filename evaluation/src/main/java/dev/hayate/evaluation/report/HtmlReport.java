package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The page of a run, `report.html`: scores by dimension and by data set, beside what was published, and what
/// has to be known about them. One file, which needs nothing else and no network.
public final class HtmlReport {
    private final EvaluationRun run;
    private final Published published;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(EvaluationRun run, Published published) {
        this.run = run;
        this.published = published;
    }

    /// Writes the page, in place of an earlier one.
    public static void write(Path file, EvaluationRun run) throws IOException {
        OutputFile.write(file, html(run));
    }

    /// The page as a text.
    public static String html(EvaluationRun run) throws IOException {
        return new HtmlReport(run, Published.load()).html();
    }

    private String html() throws IOException {
        List<Scoreboard> boards = Scoreboard.of(run);
        summary(boards);
        boards.forEach(this::suite);
        timings();
        warnings();
        page.append("<h2>Protocol</h2>\n").append(Html.list(ProtocolNotes.of(run)));
        page.append("<h2>Run</h2>\n").append(Html.pairs("settings", MarkdownReport.about(run)));
        sources(boards);
        return Html.page(run.model(), page);
    }

    private void summary(List<Scoreboard> boards) {
        Map<String, String> summary = new LinkedHashMap<>();
        for (Scoreboard board : boards) {
            board.leading()
                    .ifPresent(contender -> summary.put(
                            board.suite() + " at " + contender.title(), Figures.percent(board.micro(contender))));
        }
        long texts = run.tasks().stream().mapToLong(TaskScores::texts).sum();
        double encoding =
                run.tasks().stream().mapToDouble(TaskScores::encodeSeconds).sum();
        summary.put("data sets", Figures.whole(run.tasks().size()));
        summary.put("texts", Figures.whole(texts));
        summary.put("texts a second", Figures.rate(texts, encoding));
        summary.put(
                "time",
                Figures.duration(
                        run.tasks().stream().mapToDouble(TaskScores::seconds).sum()));
        summary.put("protocol", run.protocol());
        int warnings = Warnings.of(run).size();
        if (warnings > 0) {
            summary.put("warnings", Figures.whole(warnings));
        }
        page.append(Html.pairs("summary", summary));
    }

    private void suite(Scoreboard board) {
        List<PublishedRow> rows = published.beside(board);
        page.append("<h2>").append(Html.text(board.suite())).append("</h2>\n");
        page.append("<p>Times 100; ")
                .append(Figures.NONE)
                .append(" stands for what was not measured or is not defined.");
        page.append(board.kinds().size() > 1 ? " “micro” is the mean of all data sets, “macro” that of kinds." : "");
        page.append(rows.isEmpty() ? "" : " Rows in grey were published.").append("</p>\n");
        if (board.tasks().size() == 1) {
            only(board, board.tasks().getFirst(), rows);
        } else {
            several(board, rows);
        }
    }

    private void only(Scoreboard board, TaskScores task, List<PublishedRow> rows) {
        table(board, task, rows);
        SuiteCharts charts = new SuiteCharts(board, rows);
        page.append(charts.byDimension()).append(charts.byTask());
    }

    private void several(Scoreboard board, List<PublishedRow> rows) {
        page.append(Html.table(ScoreRows.averages(board, rows)));
        SuiteCharts charts = new SuiteCharts(board, rows);
        page.append(charts.byDimension()).append(charts.byTask());
        ScoreRows.kinds(board, rows)
                .forEach((kind, table) -> page.append("<h3>")
                        .append(kind.title())
                        .append("</h3>\n")
                        .append(Html.table(table)));
        page.append("<h3>Data sets one by one</h3>\n");
        for (TaskScores task : board.tasks()) {
            page.append("<details><summary>").append(Html.text(task.task())).append(" <small>");
            page.append(task.kind().title()).append(", ").append(Html.text(task.metric()));
            page.append("</small></summary>\n");
            table(board, task, rows);
            page.append("</details>\n");
        }
    }

    private void table(Scoreboard board, TaskScores task, List<PublishedRow> rows) {
        page.append(Html.table(ScoreRows.task(task, rows)));
        board.leading().ifPresent(contender -> chosen(task, contender));
    }

    /// What the dev part had to choose from, for the model at its greatest dimension.
    private void chosen(TaskScores task, Contender contender) {
        Optional<Outcome> outcome = Scoreboard.outcome(task, contender);
        List<String> tried = new ArrayList<>();
        outcome.ifPresent(found -> found.dev()
                .keySet()
                .forEach(choice -> tried.add(choice + " " + Figures.percent(ScoreRows.dev(found, choice)))));
        if (!tried.isEmpty()) {
            page.append("<p>Tried on the dev part at ")
                    .append(Html.text(contender.title()))
                    .append(": ")
                    .append(Html.text(String.join(", ", tried)))
                    .append(".</p>\n");
        }
    }

    private void timings() {
        List<ScoreRows.Row> rows = new ArrayList<>();
        for (TaskScores task : run.tasks()) {
            rows.add(new ScoreRows.Row(
                    task.suite() + " / " + task.task(),
                    List.of(
                            Figures.whole(task.texts()),
                            Figures.decimal(task.encodeSeconds(), 2),
                            Figures.rate(task.texts(), task.encodeSeconds()),
                            Figures.decimal(task.seconds(), 2)),
                    ScoreRows.Origin.MEASURED));
        }
        List<String> head = List.of("", "texts", "seconds to encode", "texts a second", "seconds in all");
        page.append("<h2>Time</h2>\n").append(Html.table(new ScoreRows(head, rows)));
    }

    private void warnings() {
        List<Warnings.Warning> warnings = Warnings.of(run);
        page.append("<h2>Warnings</h2>\n");
        if (warnings.isEmpty()) {
            page.append("<p>None.</p>\n");
            return;
        }
        page.append("<ul class=\"warnings\">\n");
        for (Warnings.Warning warning : warnings) {
            page.append("<li><b>").append(Html.text(warning.suite() + " / " + warning.task()));
            page.append("</b> ").append(Html.text(warning.text()));
            page.append(" <small>").append(Html.text(String.join(", ", warning.contenders())));
            page.append("</small></li>\n");
        }
        page.append("</ul>\n");
    }

    private void sources(List<Scoreboard> boards) {
        List<String> sources = boards.stream()
                .flatMap(board -> published.beside(board).stream())
                .map(MarkdownReport::source)
                .distinct()
                .toList();
        if (!sources.isEmpty()) {
            page.append("<h2>Sources of published rows</h2>\n").append(Html.list(sources));
        }
    }
}

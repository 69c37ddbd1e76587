package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.TaskScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The report of a run in Markdown, `report.md`: scores times 100, beside what was published for the same data
/// sets.
public final class MarkdownReport {
    private final EvaluationRun run;
    private final Published published;
    private final StringBuilder page = new StringBuilder();

    private MarkdownReport(EvaluationRun run, Published published) {
        this.run = run;
        this.published = published;
    }

    /// Writes the report, in place of an earlier one.
    public static void write(Path file, EvaluationRun run) throws IOException {
        OutputFile.write(file, markdown(run));
    }

    /// The report as a text.
    public static String markdown(EvaluationRun run) throws IOException {
        return new MarkdownReport(run, Published.load()).markdown();
    }

    private String markdown() {
        page.append("# ").append(Markdown.text(run.model())).append("\n\n");
        page.append("Scores are times 100; ")
                .append(Figures.NONE)
                .append(" stands for one that was not measured or is not");
        page.append(" defined. “micro” is the mean of all data sets, “macro” the mean of the means of kinds.\n\n");
        List<Scoreboard> boards = Scoreboard.of(run);
        boards.forEach(this::suite);
        timings();
        warnings();
        list("Protocol", ProtocolNotes.of(run));
        about();
        sources(boards);
        return page.toString();
    }

    private void suite(Scoreboard board) {
        List<PublishedRow> rows = published.beside(board);
        page.append("## ").append(Markdown.text(board.suite())).append("\n\n");
        if (board.tasks().size() > 1) {
            table(ScoreRows.averages(board, rows));
        }
        ScoreRows.kinds(board, rows).forEach((kind, table) -> {
            page.append("### ").append(kind.title()).append("\n\n");
            table(table);
        });
        page.append("### Data sets one by one\n\n");
        for (TaskScores task : board.tasks()) {
            page.append("#### ").append(Markdown.text(task.task())).append("\n\n");
            table(ScoreRows.task(task, rows));
        }
    }

    private void table(ScoreRows table) {
        List<List<String>> rows = new ArrayList<>();
        for (ScoreRows.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(name(row)));
            cells.addAll(row.cells());
            rows.add(cells);
        }
        page.append(Markdown.table(table.head().stream().map(Markdown::text).toList(), rows));
    }

    private static String name(ScoreRows.Row row) {
        return switch (row.origin()) {
            case MEASURED -> row.name();
            case PUBLISHED -> row.name() + " (published)";
            case RECALLED -> row.name() + " (published, recalled)";
        };
    }

    private void timings() {
        List<List<String>> rows = new ArrayList<>();
        for (TaskScores task : run.tasks()) {
            rows.add(List.of(
                    task.suite() + " / " + task.task(),
                    Figures.whole(task.texts()),
                    Figures.decimal(task.encodeSeconds(), 2),
                    Figures.rate(task.texts(), task.encodeSeconds()),
                    Figures.decimal(task.seconds(), 2)));
        }
        page.append("## Time\n\n");
        page.append(Markdown.table(
                List.of("data set", "texts", "seconds to encode", "texts a second", "seconds in all"), rows));
    }

    private void warnings() {
        List<String> warnings = Warnings.of(run).stream()
                .map(warning -> warning.suite() + " / " + warning.task() + ": " + warning.text() + " ("
                        + String.join(", ", warning.contenders()) + ")")
                .toList();
        list("Warnings", warnings.isEmpty() ? List.of("None.") : warnings);
    }

    private void list(String title, List<String> sentences) {
        page.append("## ").append(title).append("\n\n");
        sentences.forEach(
                sentence -> page.append("- ").append(Markdown.text(sentence)).append('\n'));
        page.append('\n');
    }

    private void about() {
        Map<String, String> about = about(run);
        page.append("## Run\n\n");
        page.append(Markdown.table(
                List.of("", ""),
                about.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), entry.getValue()))
                        .toList()));
    }

    /// What was run, by name.
    static Map<String, String> about(EvaluationRun run) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("model", run.model());
        about.put("fingerprint", run.fingerprint());
        about.put("dimension", Integer.toString(run.dimension()));
        about.put("tokens", Figures.whole(run.vocabulary()));
        about.put("normalizes", run.normalizes() ? "yes" : "no");
        about.put("data", String.join("; ", run.sources()));
        about.put("protocol", run.protocol());
        about.put("seed", Long.toString(run.seed()));
        about.put("machine", String.join("; ", run.machine()));
        return about;
    }

    private void sources(List<Scoreboard> boards) {
        List<String> sources = boards.stream()
                .flatMap(board -> published.beside(board).stream())
                .map(MarkdownReport::source)
                .distinct()
                .toList();
        if (!sources.isEmpty()) {
            list("Sources of published rows", sources);
        }
    }

    /// Where a row comes from, with what has to be known about it.
    static String source(PublishedRow row) {
        String recalled = row.standing() == PublishedRow.Standing.RECALLED ? "; recalled, not read again" : "";
        String note = row.note().isEmpty() ? "" : " (" + row.note() + ")";
        return row.suite() + ", " + row.title() + note + ": " + row.source() + recalled;
    }
}

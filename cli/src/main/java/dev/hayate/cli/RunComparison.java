package dev.hayate.cli;

import dev.hayate.evaluation.compare.Bootstrap;
import dev.hayate.evaluation.report.Comparison;
import dev.hayate.evaluation.report.Comparison.Cell;
import dev.hayate.evaluation.report.Comparison.Column;
import dev.hayate.evaluation.report.Comparison.Difference;
import dev.hayate.evaluation.report.Comparison.Row;
import dev.hayate.evaluation.report.ComparisonReport;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs side by side: the tasks of the first, and what the others reach at them.
final class RunComparison {
    private static final int DRAWS = 10_000;

    private final List<EvaluationRun> runs;
    private final @Nullable String title;
    private final List<String> warnings = new ArrayList<>();

    /// @param title what of each run is compared; null for what it reports first
    RunComparison(List<EvaluationRun> runs, @Nullable String title) {
        this.runs = runs;
        this.title = title;
    }

    void write(Terminal terminal, boolean quiet, Path folder) throws IOException {
        List<Row> rows = runs.getFirst().tasks().stream().map(this::row).toList();
        runs.forEach(this::warnOfOthers);
        Comparison comparison = new Comparison(runs.stream().map(this::column).toList(), rows, warnings);
        ComparisonReport.write(folder, comparison);
        terminal.out().write(ComparisonReport.markdown(comparison).getBytes(StandardCharsets.UTF_8));
        if (!quiet) {
            terminal.err().println("hayate: the comparison is in " + folder.resolve("compare.html"));
        }
    }

    private void warnOfOthers(EvaluationRun run) {
        run.tasks().stream()
                .filter(task -> runs.getFirst().tasks().stream().noneMatch(first -> isSame(first, task)))
                .forEach(task ->
                        warnings.add(task.task() + " was measured in " + run.model() + " and not in the first run"));
    }

    private static boolean isSame(TaskScores first, TaskScores other) {
        return first.suite().equals(other.suite()) && first.task().equals(other.task()) && first.kind() == other.kind();
    }

    private Column column(EvaluationRun run) {
        String contender = run.tasks().stream()
                .flatMap(task -> outcome(task).stream())
                .findFirst()
                .map(outcome -> outcome.contender().title())
                .orElseThrow(() -> CommandException.usage(
                        run.model() + " has nothing to compare" + (title == null ? "" : " that is called " + title)));
        return new Column(run.model(), contender, run.fingerprint(), run.protocol());
    }

    private Row row(TaskScores first) {
        Optional<Outcome> base = outcome(first);
        List<Cell> cells = new ArrayList<>();
        for (EvaluationRun run : runs) {
            Optional<Outcome> other = run.tasks().stream()
                    .filter(task -> isSame(first, task))
                    .findFirst()
                    .flatMap(this::outcome);
            cells.add(new Cell(
                    other.map(Outcome::value).orElse(Double.NaN),
                    cells.isEmpty() || base.isEmpty() || other.isEmpty()
                            ? Optional.empty()
                            : difference(first, base.get(), other.get())));
        }
        return new Row(first.suite(), first.task(), first.metric(), cells);
    }

    private Optional<Outcome> outcome(TaskScores task) {
        return task.outcomes().stream()
                .filter(outcome -> title == null || outcome.contender().title().equals(title))
                .findFirst();
    }

    private Optional<Difference> difference(TaskScores task, Outcome first, Outcome second) {
        try {
            var drawn = Bootstrap.compare(
                    first.items(), second.items(), DRAWS, runs.getFirst().seed());
            return isOf(drawn.first(), first) && isOf(drawn.second(), second)
                    ? Optional.of(new Difference(drawn.difference(), drawn.low(), drawn.high()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            warnings.add(task.task() + " was measured on other data in one of the runs: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Not where a score is the mean over several seeds, of which only the first has left its items.
    private static boolean isOf(double drawn, Outcome outcome) {
        return Math.abs(drawn - outcome.value()) < 1e-9;
    }
}

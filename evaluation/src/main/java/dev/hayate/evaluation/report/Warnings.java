package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What has to be known of the scores of a run. A score that is not defined has always one.
final class Warnings {
    private Warnings() {}

    /// One sentence about one task.
    ///
    /// @param contenders whom it concerns, by title
    record Warning(String suite, String task, String text, List<String> contenders) {}

    static List<Warning> of(EvaluationRun run) {
        List<Warning> warnings = new ArrayList<>();
        for (TaskScores task : run.tasks()) {
            Map<String, List<String>> byText = new LinkedHashMap<>();
            for (Outcome outcome : task.outcomes()) {
                for (String text : of(outcome)) {
                    byText.computeIfAbsent(text, key -> new ArrayList<>())
                            .add(outcome.contender().title());
                }
            }
            byText.forEach(
                    (text, contenders) -> warnings.add(new Warning(task.suite(), task.task(), text, contenders)));
        }
        return warnings;
    }

    private static List<String> of(Outcome outcome) {
        boolean silent = !Double.isFinite(outcome.value()) && outcome.warnings().isEmpty();
        return silent ? List.of(outcome.metric() + " is not defined") : outcome.warnings();
    }
}

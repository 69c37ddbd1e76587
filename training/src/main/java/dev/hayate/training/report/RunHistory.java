package dev.hayate.training.report;

import java.util.List;

/// What a run did so far.
///
/// @param steps in their order
/// @param scores in the order in which they were made
public record RunHistory(List<StepRecord> steps, List<DevScore> scores) {
    /// Takes copies of the lists.
    public RunHistory {
        steps = List.copyOf(steps);
        scores = List.copyOf(scores);
    }

    /// What it did until a step, the scores after that step among it.
    public RunHistory until(int step) {
        return new RunHistory(
                steps.stream().filter(record -> record.step() <= step).toList(),
                scores.stream().filter(score -> score.step() <= step).toList());
    }

    /// How long it ran, in seconds.
    public double seconds() {
        return steps.isEmpty() ? 0 : steps.getLast().seconds();
    }
}

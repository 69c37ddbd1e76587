package dev.hayate.training.report;

import java.util.List;

/// Small runs.
final class Runs {
    private Runs() {}

    static StepRecord step(int step) {
        return new StepRecord(
                step, 4, step / 4.0, step % 2 == 0 ? "qa" : "日英", 100, 8.0 / step, 0.5, 0.01, 2.0 * step, 1500);
    }

    static DevScore score(int step, int dimension) {
        return new DevScore(step, "JSTS", "spearman", dimension, 0.7 + step / 100.0);
    }

    /// Three steps, with scores at two dimensions before the first, after the second and after the third.
    static RunHistory history() {
        return new RunHistory(
                List.of(step(1), step(2), step(3)),
                List.of(score(0, 8), score(0, 16), score(2, 8), score(2, 16), score(3, 8), score(3, 16)));
    }
}

package dev.hayate.cli;

import dev.hayate.evaluation.EvaluationListener;
import java.util.OptionalLong;

/// Shows how far a task has got and when it will be done, if somebody sits there, one bar after the other.
final class EvaluationProgress implements EvaluationListener, AutoCloseable {
    private final Terminal terminal;
    private final boolean quiet;
    private String task = "";
    private Progress bar = Progress.NONE;

    EvaluationProgress(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /// The bars that come are of another task.
    ///
    /// @param task what they call it
    void task(String task) {
        close();
        this.task = task;
    }

    @Override
    public void begins(String what, OptionalLong count) {
        close();
        bar = Progress.ofSteps(terminal, quiet, task + ", " + what, 0, count.orElse(-1));
    }

    @Override
    public void reached(long count) {
        bar.reach(count);
    }

    @Override
    public void close() {
        bar.close();
        bar = Progress.NONE;
    }
}

package dev.hayate.cli;

import dev.hayate.hub.DownloadListener;
import dev.hayate.training.TrainingListener;
import dev.hayate.training.report.DevScore;
import dev.hayate.training.report.StepRecord;
import java.util.Locale;

/// Shows how far a run has got: a bar if somebody sits there, else a line now and then.
final class TrainingProgress implements TrainingListener, AutoCloseable {
    private static final int LINES = 20;

    private final Terminal terminal;
    private final boolean quiet;
    private final DownloadBar downloads;
    private Progress bar = Progress.NONE;
    private double secondsAtBegin = -1;
    private long rowsSinceBegin;
    private volatile boolean underWay;

    TrainingProgress(Terminal terminal, boolean quiet) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.downloads = new DownloadBar(terminal, quiet);
    }

    @Override
    public void preparing(String what) {
        say(what + " …");
    }

    @Override
    public DownloadListener downloads() {
        return downloads;
    }

    @Override
    public void begins(int step, int steps) {
        underWay = true;
        say(step == 0 ? steps + " steps" : "going on after step " + step + " of " + steps);
        bar = Progress.ofSteps(terminal, quiet, "training", step, steps);
    }

    @Override
    public void stepped(StepRecord step) {
        if (secondsAtBegin < 0) {
            secondsAtBegin = step.seconds();
        } else {
            rowsSinceBegin += step.rows();
        }
        bar.reach(step.step());
        String words = words(step);
        bar.say(words);
        boolean lineIsDue = step.step() * LINES / step.steps() > (step.step() - 1) * LINES / step.steps();
        if (!terminal.interactive() && lineIsDue) {
            say("step " + step.step() + " of " + step.steps() + words);
        }
    }

    /// Whether there is a state to keep.
    boolean underWay() {
        return underWay;
    }

    private String words(StepRecord step) {
        double seconds = step.seconds() - secondsAtBegin;
        String loss = String.format(Locale.ROOT, " loss %.3f", step.loss());
        return seconds <= 0 ? loss : loss + String.format(Locale.ROOT, ", %,.0f pairs/s", rowsSinceBegin / seconds);
    }

    @Override
    public void measured(DevScore score) {
        if (!terminal.interactive()) {
            say(String.format(
                    Locale.ROOT,
                    "step %d: %s %s %.4f at %d dimensions",
                    score.step(),
                    score.set(),
                    score.metric(),
                    score.value(),
                    score.dimension()));
        }
    }

    private void say(String words) {
        if (!quiet) {
            terminal.err().println("hayate: " + words);
        }
    }

    @Override
    public void close() {
        downloads.close();
        bar.close();
    }
}

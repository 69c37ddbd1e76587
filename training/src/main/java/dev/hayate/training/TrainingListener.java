package dev.hayate.training;

import dev.hayate.hub.DownloadListener;
import dev.hayate.training.report.DevScore;
import dev.hayate.training.report.StepRecord;

/// Is told what happens in a run, by the thread that runs it.
public interface TrainingListener {
    /// Listens to nothing.
    TrainingListener NONE = new TrainingListener() {};

    /// Something begins that takes a while.
    ///
    /// @param what it is, such as `tokenizing jaquad`
    default void preparing(String what) {}

    /// Is told about files that come from the hub.
    default DownloadListener downloads() {
        return DownloadListener.NONE;
    }

    /// The steps begin.
    ///
    /// @param step the steps made before, in an earlier part of the run
    /// @param steps how many there will be in all
    default void begins(int step, int steps) {}

    /// A step was made.
    default void stepped(StepRecord step) {}

    /// The table was measured.
    default void measured(DevScore score) {}

    /// The state was kept.
    default void saved(int step) {}
}

package dev.hayate.training;

import java.nio.file.Path;

/// How a run ended.
public sealed interface Outcome {
    /// The model is complete.
    ///
    /// @param folder where it is
    /// @param step the step whose table it is
    record Finished(Path folder, int step) implements Outcome {}

    /// The model had been complete before, and was left as it is.
    ///
    /// @param folder where it is
    record Unchanged(Path folder) implements Outcome {}

    /// The run was asked to stop, and can be resumed.
    ///
    /// @param step the steps made
    record Stopped(int step) implements Outcome {}
}

package dev.hayate.benchmarks.training;

import java.io.IOException;

/// A program that trains a table of its own.
public interface Trainee {
    /// The learning rate.
    double RATE = 0.01;

    /// What gradients are shortened to.
    double GREATEST_NORM = 1;

    /// What the report calls it.
    String name();

    /// Makes one more step.
    ///
    /// @throws IOException if the program has ended
    StepResult step() throws IOException;
}

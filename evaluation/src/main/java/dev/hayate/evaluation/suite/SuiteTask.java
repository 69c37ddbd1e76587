package dev.hayate.evaluation.suite;

import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;

/// A task that a suite has and that is not read yet. Safe for all threads.
public final class SuiteTask {
    private final String name;
    private final TaskKind kind;
    private final Licence licence;
    private final Reading reading;

    /// Reads a task.
    @FunctionalInterface
    interface Reading {
        Task read() throws IOException;
    }

    SuiteTask(String name, TaskKind kind, Licence licence, Reading reading) {
        this.name = name;
        this.kind = kind;
        this.licence = licence;
        this.reading = reading;
    }

    /// The name of the task, unique in its suite.
    public String name() {
        return name;
    }

    /// What is asked.
    public TaskKind kind() {
        return kind;
    }

    /// On what terms its data may be used.
    public Licence licence() {
        return licence;
    }

    /// Fetches what is not there yet and reads the task. A corpus is not kept in memory but read again whenever
    /// it is opened.
    ///
    /// @throws IllegalArgumentException if the data set is restricted and the terms are unread
    /// @throws dev.hayate.data.DataException if the data do not fit the task
    /// @throws dev.hayate.hub.HubException if they can neither be found in the cache nor fetched
    public Task load(Terms terms) throws IOException {
        if (licence.isRestricted() && terms == Terms.UNREAD) {
            throw new IllegalArgumentException(name + " must be asked for, as its licence (" + licence.name()
                    + ") restricts its use: " + licence.restriction().orElseThrow());
        }
        return reading.read();
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.hayate.evaluation;

import java.util.OptionalLong;

/// Is told how far a task has got, by the thread that measures it.
public interface EvaluationListener {
    /// Listens to nothing.
    EvaluationListener NONE = new EvaluationListener() {};

    /// A part of the task begins.
    ///
    /// @param what is counted, such as `passages`
    /// @param count how many there are, where that is known
    default void begins(String what, OptionalLong count) {}

    /// So many of them are done.
    default void reached(long count) {}
}

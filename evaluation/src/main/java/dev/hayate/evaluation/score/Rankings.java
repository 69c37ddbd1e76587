package dev.hayate.evaluation.score;

import java.io.IOException;
import java.util.List;

/// Takes what contenders found for the queries of a task that are measured.
@FunctionalInterface
public interface Rankings {
    /// Forgets them.
    Rankings FORGOTTEN = (contender, found) -> {};

    /// Takes the rankings of one contender, which comes once.
    ///
    /// @param found by query, in the order of the task
    /// @throws IOException if they cannot be kept
    void take(Contender contender, List<Ranking> found) throws IOException;
}

package dev.hayate.evaluation.score;

import java.util.List;

/// Passages that were found for a query, the best first.
///
/// @param ids each once
/// @param scores by place; they never rise
public record Ranking(List<String> ids, double[] scores) {
    /// Checks that there is one of each.
    public Ranking {
        if (ids.size() != scores.length) {
            throw new IllegalArgumentException(ids.size() + " passages cannot have " + scores.length + " scores");
        }
        ids = List.copyOf(ids);
    }

    /// How many passages there are.
    public int size() {
        return scores.length;
    }
}

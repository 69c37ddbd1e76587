package dev.hayate.evaluation.task;

import java.util.List;

/// Pairs of texts with a score each.
///
/// @param scores how similar people found them, or 1 and 0 for same and other
public record TextPairs(List<String> first, List<String> second, double[] scores) {
    /// Checks that there is one of each.
    public TextPairs {
        if (first.size() != second.size() || first.size() != scores.length) {
            throw new IllegalArgumentException(first.size() + " texts, " + second.size() + " texts and " + scores.length
                    + " scores are not pairs with scores");
        }
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /// How many pairs there are.
    public int size() {
        return scores.length;
    }
}

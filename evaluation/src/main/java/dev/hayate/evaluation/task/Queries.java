package dev.hayate.evaluation.task;

import java.util.List;
import java.util.Map;

/// Queries and what answers them.
///
/// @param relevant by query, the ids of the passages that answer it, and how well: 1 where there are no grades
public record Queries(List<String> ids, List<String> texts, List<Map<String, Double>> relevant) {
    /// Checks that there is one of each.
    public Queries {
        if (ids.size() != texts.size() || ids.size() != relevant.size()) {
            throw new IllegalArgumentException(ids.size() + " ids, " + texts.size() + " texts and " + relevant.size()
                    + " answers are not queries with answers");
        }
        ids = List.copyOf(ids);
        texts = List.copyOf(texts);
        relevant = List.copyOf(relevant);
    }

    /// How many queries there are.
    public int size() {
        return ids.size();
    }
}

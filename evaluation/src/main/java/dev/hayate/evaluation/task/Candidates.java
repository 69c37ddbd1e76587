package dev.hayate.evaluation.task;

import java.util.List;

/// Queries, each with the passages that are to be put in order.
///
/// @param passages by query, the numbers of its candidates among the passages of the task
/// @param relevance by query and candidate, how well it answers
public record Candidates(List<String> ids, List<String> texts, List<int[]> passages, List<double[]> relevance) {
    /// Checks that there is one of each.
    public Candidates {
        if (ids.size() != texts.size() || ids.size() != passages.size() || ids.size() != relevance.size()) {
            throw new IllegalArgumentException(
                    "ids, texts, candidates and relevance must be of as many queries, not of " + ids.size() + ", "
                            + texts.size() + ", " + passages.size() + " and " + relevance.size());
        }
        ids = List.copyOf(ids);
        texts = List.copyOf(texts);
        passages = List.copyOf(passages);
        relevance = List.copyOf(relevance);
    }

    /// How many queries there are.
    public int size() {
        return ids.size();
    }
}

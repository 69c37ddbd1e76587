package dev.hayate.evaluation.task;

import java.util.List;

/// Texts with an id each.
public record Passages(List<String> ids, List<String> texts) {
    /// Checks that there is one of each.
    public Passages {
        if (ids.size() != texts.size()) {
            throw new IllegalArgumentException(ids.size() + " ids cannot name " + texts.size() + " texts");
        }
        ids = List.copyOf(ids);
        texts = List.copyOf(texts);
    }

    /// How many passages there are.
    public int size() {
        return ids.size();
    }
}

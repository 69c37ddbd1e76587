package dev.hayate.evaluation.task;

import java.util.List;

/// Texts with a label each.
///
/// @param labels by text, a number from 0 on; the same label has the same number in all parts of a task
public record LabelledTexts(List<String> texts, int[] labels) {
    /// Checks that there is one of each.
    public LabelledTexts {
        if (texts.size() != labels.length) {
            throw new IllegalArgumentException(texts.size() + " texts cannot have " + labels.length + " labels");
        }
        texts = List.copyOf(texts);
    }

    /// How many texts there are.
    public int size() {
        return labels.length;
    }
}

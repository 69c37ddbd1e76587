package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import java.util.List;

/// One step after the other.
///
/// @param steps the steps, in order
public record Sequence(List<PreTokenizer> steps) implements PreTokenizer {

    /// Keeps a copy of the list.
    public Sequence {
        steps = List.copyOf(steps);
    }

    @Override
    public void split(PreTokens spans) {
        for (PreTokenizer step : steps) {
            step.split(spans);
        }
    }
}

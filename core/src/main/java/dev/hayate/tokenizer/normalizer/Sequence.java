package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import java.util.List;

/// One normalizer after the other.
///
/// @param normalizers in order
public record Sequence(List<Normalizer> normalizers) implements Normalizer {

    /// Keeps a copy of the list.
    public Sequence {
        normalizers = List.copyOf(normalizers);
    }

    @Override
    public void normalize(NormalizedText text) {
        for (Normalizer normalizer : normalizers) {
            normalizer.normalize(text);
        }
    }
}

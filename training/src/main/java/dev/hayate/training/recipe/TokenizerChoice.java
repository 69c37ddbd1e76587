package dev.hayate.training.recipe;

import dev.hayate.training.tokenizer.WordBoundaries;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the tokenizer of a run comes from.
public sealed interface TokenizerChoice {
    /// A `tokenizer.json`.
    record Ready(Path file) implements TokenizerChoice {}

    /// That of a model.
    ///
    /// @param model a folder or a hub id
    record OfModel(String model) implements TokenizerChoice {}

    /// One that is trained first.
    ///
    /// @param vocabulary the number of its ids
    /// @param coverage which part of all characters of the texts must be pieces by themselves
    /// @param boundaries the words that pieces must lie in
    /// @param byteFallback whether unknown characters are spelt in bytes
    /// @param texts what it is trained on
    record Trained(int vocabulary, double coverage, WordBoundaries boundaries, boolean byteFallback, List<Corpus> texts)
            implements TokenizerChoice {}

    /// Texts to train on.
    ///
    /// @param source where they come from
    /// @param columns the columns of text
    /// @param rows how many rows to take at most, chosen by chance
    record Corpus(Origin source, List<String> columns, Optional<Integer> rows) {}
}

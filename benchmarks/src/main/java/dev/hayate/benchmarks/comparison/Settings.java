package dev.hayate.benchmarks.comparison;

import dev.hayate.benchmarks.texts.Slices;
import dev.hayate.benchmarks.texts.TextFiles;
import dev.hayate.benchmarks.texts.TextShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the user asked for.
///
/// @param texts where texts come from
/// @param model a model folder
/// @param tokenizers more `tokenizer.json` files to time
/// @param sentencePiece the SentencePiece model that belongs to the model's tokenizer
/// @param python an interpreter with the Python peers
/// @param sections the parts to run
/// @param effort how long to measure
public record Settings(
        TextFiles texts,
        Optional<Path> model,
        List<Path> tokenizers,
        Optional<Path> sentencePiece,
        Optional<String> python,
        Set<Section> sections,
        Effort effort) {
    /// How long to measure.
    ///
    /// @param rounds how many ratios the median is taken over
    /// @param charactersPerRound how much text a round has
    /// @param warmUpSeconds how long each program runs before
    public record Effort(int rounds, int charactersPerRound, double warmUpSeconds) {}

    /// Keeps its own copies.
    public Settings {
        tokenizers = List.copyOf(tokenizers);
        sections = Set.copyOf(sections);
    }

    /// Slices of the wanted number and size.
    ///
    /// @throws IOException if a file cannot be read
    Slices slices(TextShape shape) throws IOException {
        return Slices.of(texts, shape, effort.rounds(), effort.charactersPerRound());
    }
}

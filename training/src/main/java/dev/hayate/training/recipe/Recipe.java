package dev.hayate.training.recipe;

import dev.hayate.training.batch.Sampling;
import dev.hayate.training.batch.TokenDropout;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.sharing.NGrams;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.LearningRate.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that decides on a run: the same recipe over the same data gives the same model, bit for bit.
/// Immutable.
///
/// @param name what the model is called
/// @param seed where all chance comes from
/// @param tokenizer where the tokenizer comes from
/// @param dimension the length of the vectors
/// @param initial what the table is at the beginning
/// @param sharing the rows that tokens share while they are trained; empty for none
/// @param data what is trained with
/// @param loss what is minimised
/// @param sampling how batches are made
/// @param dropout what is left out of texts
/// @param accumulate how many batches make a step
/// @param optimizer how the table moves
/// @param epochs how often all rows are seen
/// @param evaluation what is measured on the way
/// @param checkpointEvery after how many steps the state is kept
/// @param card what the model's card says that nothing else tells
public record Recipe(
        String name,
        long seed,
        TokenizerChoice tokenizer,
        int dimension,
        InitialTable initial,
        Optional<NGrams> sharing,
        List<DataSet> data,
        ContrastiveLoss loss,
        Sampling sampling,
        TokenDropout dropout,
        int accumulate,
        Optimizer optimizer,
        int epochs,
        Evaluation evaluation,
        int checkpointEvery,
        Card card) {

    /// Reads a recipe; its form is described in `docs/recipes.md`.
    ///
    /// @param data the folder that paths of data are relative to
    /// @throws RecipeException if a key is unknown, or a value missing or impossible
    public static Recipe read(Path file, Path data) throws IOException {
        return new RecipeReader(YamlMap.read(file), file, data).read();
    }

    /// What the table is at the beginning.
    public sealed interface InitialTable {
        /// Drawn from the normal distribution.
        ///
        /// @param deviation its standard deviation
        record Random(double deviation) implements InitialTable {}

        /// The rows of a model with the same tokenizer.
        ///
        /// @param model a folder or a hub id
        record OfModel(String model) implements InitialTable {}
    }

    /// How the table moves.
    ///
    /// @param rate the greatest learning rate
    /// @param schedule how it falls
    /// @param warmUp the part of the steps in which it rises
    /// @param adamW the optimiser
    /// @param greatestNorm what longer gradients are shortened to; infinity leaves them as they are
    public record Optimizer(double rate, Schedule schedule, double warmUp, AdamW.Settings adamW, double greatestNorm) {}

    /// What is measured on the way.
    ///
    /// @param every after how many steps; the last is always measured
    /// @param sets the sets
    /// @param best which score decides which step's table is the result; empty for the last step
    /// @param patience after how many measurements without a better one the run ends
    public record Evaluation(int every, List<EvaluationSet> sets, Optional<Best> best, Optional<Integer> patience) {
        /// Nothing is measured.
        public static final Evaluation NONE =
                new Evaluation(Integer.MAX_VALUE, List.of(), Optional.empty(), Optional.empty());
    }

    /// A score that decides.
    ///
    /// @param set the name of its set
    /// @param dimension the prefix at which it is taken
    public record Best(String set, int dimension) {}

    /// What the model's card says that nothing else tells.
    ///
    /// @param licence the model's licence
    /// @param languages the codes of its languages
    public record Card(String licence, List<String> languages) {}

    /// The settings in words, for reports.
    public Map<String, String> settings() {
        return RecipeSettings.of(this);
    }
}

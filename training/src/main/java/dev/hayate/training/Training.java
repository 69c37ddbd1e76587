package dev.hayate.training;

import dev.hayate.format.ExistingFolder;
import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.checkpoint.Checkpoints;
import dev.hayate.training.dev.DevSet;
import dev.hayate.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// Trains a model from scratch as a [Recipe] says. The same recipe over the same data gives the same bits,
/// whatever the number of threads, and however often the run was interrupted.
///
/// ```java
/// Recipe recipe = Recipe.read(Path.of("recipes/quickstart.yaml"), Path.of("recipes/quickstart"));
/// Training training = new Training(recipe, Path.of("my-model"), Training.Options.DEFAULT, TrainingListener.NONE);
/// training.begin(ExistingFolder.REFUSE);
/// ```
///
/// The folder becomes a model in the layout of sentence-transformers when the run is done; beside the model, in
/// `training/`, are the log (`log.jsonl`, and event files for TensorBoard), `report.html`, and until the end the
/// checkpoints. [#stop()] may be called from any thread, everything else is for one.
public final class Training {
    private final Recipe recipe;
    private final RunFolder folder;
    private final Options options;
    private final TrainingListener listener;
    private final AtomicBoolean stop = new AtomicBoolean();

    /// What does not change the model.
    ///
    /// @param threads how many threads share the work
    /// @param cache where tokenized data are kept for later runs; empty for the folder of the run
    /// @param command what the model's card says repeats the run
    /// @param devSets further sets to measure with, beside those of the recipe, each made for the run's tokenizer
    public record Options(
            int threads, Optional<Path> cache, String command, List<Function<Tokenizer, DevSet>> devSets) {
        /// All processors, and the cache in the folder of the run.
        public static final Options DEFAULT =
                new Options(Runtime.getRuntime().availableProcessors(), Optional.empty(), "", List.of());
    }

    /// A run that has not begun.
    ///
    /// @param folder what the run writes into
    public Training(Recipe recipe, Path folder, Options options, TrainingListener listener) {
        this.recipe = recipe;
        this.folder = new RunFolder(folder);
        this.options = options;
        this.listener = listener;
    }

    /// Begins at the first step.
    ///
    /// @throws TrainingException if the folder holds something that may not be overwritten, the data do not fit
    ///     the recipe, or the loss runs away
    /// @throws IOException if a file cannot be read or written
    public Outcome begin(ExistingFolder existing) throws IOException {
        folder.begin(existing);
        return run();
    }

    /// Goes on from the last checkpoint as if nothing had happened, or begins if there is none. A run that was
    /// done stays as it is.
    ///
    /// @throws dev.hayate.training.checkpoint.CheckpointException if the checkpoint is of another recipe or
    ///     version
    /// @throws TrainingException if the data do not fit the recipe, or the loss runs away
    /// @throws IOException if a file cannot be read or written
    public Outcome resume() throws IOException {
        if (folder.isFinished()) {
            Checkpoints.clear(folder.checkpoints());
            return new Outcome.Unchanged(folder.path());
        }
        folder.beginOrGoOn();
        return run();
    }

    /// Has the run end after the step that it is in, with a checkpoint.
    public void stop() {
        stop.set(true);
    }

    private Outcome run() throws IOException {
        try (Workers workers = new Workers(options.threads());
                RunPreparation preparation = RunPreparation.of(recipe, folder, options, workers, listener)) {
            return new Run(recipe, folder, preparation, workers, listener, stop::get).go(options.command());
        }
    }
}

package dev.hayate.cli;

import dev.hayate.CacheFolder;
import dev.hayate.format.ExistingFolder;
import dev.hayate.training.Outcome;
import dev.hayate.training.Training;
import dev.hayate.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Trains a model.
@Command(
        name = "train",
        description = {
            "Train a model as a recipe says: tokenizer, table, model card.",
            "Ctrl-C keeps the state, and --resume goes on from it. DIR is the model; DIR/training holds the log,",
            "report.html, event files for TensorBoard, and until the end the checkpoints."
        },
        footer = {
            "",
            "Examples:",
            "  hayate train recipes/quickstart.yaml -o my-model",
            "  hayate train recipe.yaml --data /data/pairs -o my-model --resume"
        })
final class TrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Hayate hayate;

    @Parameters(paramLabel = "RECIPE", description = "What to do; docs/recipes.md tells the form.")
    private String recipe = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write.")
    private String output = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "What the recipe's paths are relative to. Default: the recipe's folder.")
    private @Nullable String data;

    @Option(names = "--resume", description = "Go on from the last checkpoint in DIR.")
    private boolean resume;

    @Option(names = "--overwrite", description = "Replace the model or the run in DIR.")
    private boolean overwrite;

    @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where tokenized data are kept for later runs. Default: ~/.cache/hayate/training.")
    private @Nullable String cache;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (resume && overwrite) {
            throw CommandException.usage("--resume goes on, --overwrite begins anew; choose one");
        }
        if (threads < 1) {
            throw CommandException.usage("--threads is at least 1, got " + threads);
        }
        VectorApi.require("to train");
        Recipe read = Recipe.read(terminal.resolve(recipe), dataFolder());
        try (TrainingProgress progress = new TrainingProgress(terminal, hayate.quiet())) {
            Training training = new Training(
                    read,
                    terminal.resolve(output),
                    new Training.Options(threads, cacheFolder(), repeat(), List.of()),
                    progress);
            return run(training, progress);
        }
    }

    private Path dataFolder() {
        return data == null ? terminal.resolve(recipe).resolveSibling("") : terminal.resolve(data);
    }

    private Optional<Path> cacheFolder() {
        return cache == null ? CacheFolder.of("training") : Optional.of(terminal.resolve(cache));
    }

    private String repeat() {
        return "hayate train " + recipe + (data == null ? "" : " --data " + data) + " -o " + output;
    }

    /// When the process is asked to end, it waits for the checkpoint, if there is anything to keep.
    private int run(Training training, TrainingProgress progress) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        Thread stopper = new Thread(() -> {
            training.stop();
            try {
                if (progress.underWay()) {
                    done.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            Outcome outcome = resume
                    ? training.resume()
                    : training.begin(overwrite ? ExistingFolder.OVERWRITE : ExistingFolder.REFUSE);
            return tell(outcome);
        } finally {
            done.countDown();
            removeHook(stopper);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already
        }
    }

    private int tell(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Finished finished -> {
                if (!hayate.quiet()) {
                    terminal.err()
                            .println("hayate: " + output + ": the model after step " + finished.step()
                                    + "; how it went is in " + Path.of(output, "training", "report.html"));
                }
                yield Main.DONE;
            }
            case Outcome.Unchanged unchanged -> {
                if (!hayate.quiet()) {
                    terminal.err().println("hayate: " + output + " was done before, and is left as it is");
                }
                yield Main.DONE;
            }
            case Outcome.Stopped stopped -> {
                terminal.err().println("hayate: stopped after step " + stopped.step() + "; --resume goes on");
                yield Main.FAILED;
            }
        };
    }
}

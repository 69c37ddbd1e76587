package dev.hayate.training;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.numerics.Workers;
import dev.hayate.training.recipe.Recipe;
import dev.hayate.training.recipe.TokenizerChoice;
import dev.hayate.training.tokenizer.TrainedTokenizer;
import dev.hayate.training.tokenizer.UnigramListener;
import dev.hayate.training.tokenizer.UnigramSettings;
import dev.hayate.training.tokenizer.UnigramTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Finds the tokenizer of a run, or trains it first.
final class TokenizerPreparation {
    private TokenizerPreparation() {}

    /// The bytes of its `tokenizer.json`.
    static byte[] prepare(Recipe recipe, RunFolder folder, Workers workers, TrainingListener listener)
            throws IOException {
        return switch (recipe.tokenizer()) {
            case TokenizerChoice.Ready ready -> Files.readAllBytes(ready.file());
            case TokenizerChoice.OfModel choice -> {
                try (StaticEmbeddingModel model = StaticEmbeddingModel.load(choice.model())) {
                    yield model.directory().files().read(model.directory().tokenizerFile());
                }
            }
            case TokenizerChoice.Trained trained -> {
                if (!Files.exists(folder.tokenizer())) {
                    listener.preparing("training the tokenizer");
                    write(train(trained, recipe.seed(), workers, listener), folder.tokenizer());
                }
                yield Files.readAllBytes(folder.tokenizer());
            }
        };
    }

    private static TrainedTokenizer train(
            TokenizerChoice.Trained choice, long seed, Workers workers, TrainingListener listener) throws IOException {
        UnigramSettings settings = UnigramSettings.DEFAULT
                .vocabulary(choice.vocabulary())
                .characterCoverage(choice.coverage())
                .boundaries(choice.boundaries())
                .sampled(0, seed)
                .threads(workers.count());
        try (CorpusTexts texts = new CorpusTexts(choice.texts(), seed, listener)) {
            return UnigramTrainer.train(
                    texts, choice.byteFallback() ? settings.withByteFallback() : settings, UnigramListener.NONE);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            throw new TrainingException("the tokenizer: " + e.getMessage());
        }
    }

    private static void write(TrainedTokenizer tokenizer, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, tokenizer.json());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

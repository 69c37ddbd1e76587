package dev.hayate.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.format.ExistingFolder;
import dev.hayate.training.checkpoint.CheckpointException;
import dev.hayate.training.dev.BitextSet;
import dev.hayate.training.recipe.Recipe;
import dev.hayate.training.report.DevScore;
import dev.hayate.training.report.RunHistory;
import dev.hayate.training.report.StepRecord;
import dev.hayate.training.report.TrainingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    private static final String RECIPE = """
            tokenizer: {file: tokenizer.json}
            dimension: 24
            share: {latin-n-grams: [1, 2]}
            data:
              - {name: numbers, source: numbers.jsonl}
              - {name: others, source: others.jsonl, rows: 60}
            loss: {dimensions: [8, 24]}
            batch: {rows: 16, short: drop, drop-tokens: 0.1}
            optimizer: {rate: 0.1, schedule: cosine, warm-up: 0.1}
            epochs: 2
            checkpoint-every: 4
            evaluation: {every: 5, sets: [{name: held-out, bitext: held-out.jsonl}]}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws IOException {
        Files.write(folder.resolve("tokenizer.json"), TinyWords.tokenizerJson(120));
        Files.writeString(folder.resolve("numbers.jsonl"), TinyWords.pairs(0, 100));
        Files.writeString(folder.resolve("others.jsonl"), TinyWords.pairs(100, 200));
        Files.writeString(folder.resolve("held-out.jsonl"), TinyWords.translations(40));
    }

    @Test
    void makesAModelThatFindsTranslations() throws IOException {
        Outcome outcome = training(RECIPE, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        assertThat(outcome).isEqualTo(new Outcome.Finished(folder.resolve("run"), 18));
        RunHistory history = TrainingLog.read(folder.resolve("run/training/log.jsonl"));
        assertThat(history.steps())
                .extracting(StepRecord::step)
                .startsWith(1, 2, 3)
                .hasSize(18);
        assertThat(history.steps().getLast().loss())
                .isLessThan(history.steps().getFirst().loss() / 2);
        assertThat(history.scores()).extracting(DevScore::step).contains(5, 10, 15, 18);
        assertThat(history.scores().getLast().value()).isGreaterThan(0.9);
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(folder.resolve("run"))) {
            assertThat(model.dimension()).isEqualTo(24);
            assertThat(model.encode("a1 a2")).doesNotContain(Float.NaN);
        }
        assertThat(folder.resolve("run/training/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("run/README.md")).isNotEmptyFile();
        assertThat(folder.resolve("run/training/checkpoints")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theNumberOfThreadsDoesNotMatter(int threads) throws IOException {
        training(RECIPE, "two", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        training(RECIPE, "other", threads, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        assertThat(table("other")).isEqualTo(table("two"));
    }

    @Test
    void aRunThatIsStoppedAgainAndAgainEndsWithTheSameBits() throws IOException {
        training(RECIPE, "whole", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        Outcome outcome = new Outcome.Stopped(0);
        for (int part = 0; outcome instanceof Outcome.Stopped; part++) {
            Stopper stopper = new Stopper(5);
            Training training = training(RECIPE, "parts", 2, stopper);
            stopper.training = training;
            outcome = part == 0 ? training.begin(ExistingFolder.REFUSE) : training.resume();
            assertThat(part).isLessThan(6);
        }
        assertThat(table("parts")).isEqualTo(table("whole"));
        assertThat(steps("parts")).isEqualTo(steps("whole"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 9, 17})
    void aRunThatDiesEndsWithTheSameBitsWhenItIsResumed(int step) throws IOException {
        training(RECIPE, "whole", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        assertThatThrownBy(() -> training(RECIPE, "dead", 2, new Dying(step)).begin(ExistingFolder.REFUSE))
                .isInstanceOf(IllegalStateException.class);
        Files.writeString(folder.resolve("dead/training/log.jsonl"), "{\"step\":99,\"st", StandardOpenOption.APPEND);
        training(RECIPE, "dead", 2, TrainingListener.NONE).resume();
        assertThat(table("dead")).isEqualTo(table("whole"));
        assertThat(steps("dead")).isEqualTo(steps("whole"));
    }

    @Test
    void resumingWhatIsDoneChangesNothing() throws IOException {
        training(RECIPE, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        byte[] before = table("run");
        assertThat(training(RECIPE, "run", 2, new Dying(1)).resume())
                .isEqualTo(new Outcome.Unchanged(folder.resolve("run")));
        assertThat(table("run")).isEqualTo(before);
    }

    @Test
    void theBestTableIsTheResultAndARunThatWaitsInVainEnds() throws IOException {
        String recipe = RECIPE.replace("every: 5,", "every: 1, best: held-out@8, patience: 3,")
                .replace("epochs: 2", "epochs: 20");
        Outcome.Finished outcome = (Outcome.Finished)
                training(recipe, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        RunHistory history = TrainingLog.read(folder.resolve("run/training/log.jsonl"));
        double best = history.scores().stream()
                .filter(score -> score.dimension() == 8)
                .mapToDouble(DevScore::value)
                .max()
                .orElseThrow();
        DevScore first = history.scores().stream()
                .filter(score -> score.dimension() == 8 && score.value() == best)
                .findFirst()
                .orElseThrow();
        assertThat(outcome.step()).isEqualTo(first.step());
        assertThat(history.steps()).hasSize(first.step() + 3);
    }

    @Test
    void measuresWithSetsOfTheCallersOwn() throws IOException {
        Training.Options options = new Training.Options(
                2,
                Optional.empty(),
                "",
                List.of(tokenizer -> BitextSet.of("mine", List.of("a1", "a2"), List.of("b1", "b2"), tokenizer)));
        new Training(recipe(RECIPE), folder.resolve("run"), options, TrainingListener.NONE)
                .begin(ExistingFolder.REFUSE);
        assertThat(TrainingLog.read(folder.resolve("run/training/log.jsonl")).scores())
                .extracting(DevScore::set)
                .contains("mine", "held-out");
    }

    @Test
    void severalBatchesMakeAStepIfAskedFor() throws IOException {
        String recipe = RECIPE.replace("short: drop,", "short: drop, accumulate: 4,");
        training(recipe, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        RunHistory history = TrainingLog.read(folder.resolve("run/training/log.jsonl"));
        assertThat(history.steps()).extracting(StepRecord::rows).containsExactly(64, 64, 64, 64, 32);
    }

    @Test
    void rowsOfAModelAreWhereAnotherRunBegins() throws IOException {
        training(RECIPE, "first", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        String recipe = RECIPE + "initial: {model: " + folder.resolve("first") + "}\n";
        training(recipe, "second", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        double begins = TrainingLog.read(folder.resolve("second/training/log.jsonl"))
                .steps()
                .getFirst()
                .loss();
        double ended = TrainingLog.read(folder.resolve("first/training/log.jsonl"))
                .steps()
                .getLast()
                .loss();
        assertThat(begins).isLessThan(2 * ended + 0.2);
    }

    @Test
    void tokenizedDataAreUsedAgain() throws IOException {
        Optional<Path> cache = Optional.of(folder.resolve("cache"));
        Training.Options options = new Training.Options(2, cache, "", List.of());
        new Training(recipe(RECIPE), folder.resolve("one"), options, TrainingListener.NONE)
                .begin(ExistingFolder.REFUSE);
        try (Stream<Path> sets = Files.list(folder.resolve("cache"))) {
            assertThat(sets).hasSize(2);
        }
        new Training(recipe(RECIPE), folder.resolve("two"), options, TrainingListener.NONE)
                .begin(ExistingFolder.REFUSE);
        try (Stream<Path> sets = Files.list(folder.resolve("cache"))) {
            assertThat(sets).hasSize(2);
        }
        assertThat(table("two")).isEqualTo(table("one"));
    }

    @Test
    void aLossThatRunsAwayEndsTheRunAndKeepsTheCheckpoint() throws IOException {
        String recipe = RECIPE.replace("rate: 0.1, schedule: cosine, warm-up: 0.1", "rate: 1e38, schedule: constant");
        assertThatThrownBy(
                        () -> training(recipe, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("the loss is NaN")
                .hasMessageContaining("lower the learning rate. The last checkpoint is kept");
    }

    @Test
    void aCheckpointOfAnotherRecipeIsRefused() throws IOException {
        assertThatThrownBy(() -> training(RECIPE, "run", 2, new Dying(6)).begin(ExistingFolder.REFUSE))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> training(RECIPE.replace("rate: 0.1", "rate: 0.2"), "run", 2, TrainingListener.NONE)
                        .resume())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("belongs to another recipe, tokenizer or data");
        assertThat(folder.resolve("run/training/checkpoints")).isNotEmptyDirectory();
    }

    @Test
    void whatIsThereIsOverwrittenOnlyIfAskedFor() throws IOException {
        training(RECIPE, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        assertThatThrownBy(
                        () -> training(RECIPE, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("--resume goes on with it, --overwrite begins anew");
        training(RECIPE, "run", 2, TrainingListener.NONE).begin(ExistingFolder.OVERWRITE);
        Files.createDirectories(folder.resolve("photos/2025"));
        Files.createDirectories(folder.resolve("photos/training/plans"));
        assertThatThrownBy(() ->
                        training(RECIPE, "photos", 2, TrainingListener.NONE).begin(ExistingFolder.OVERWRITE))
                .hasMessageContaining("holds something else than a run or a model, and is not overwritten");
        assertThat(folder.resolve("photos/2025")).exists();
    }

    @Test
    void overwritingDeletesNothingThatARunDoesNotWrite() throws IOException {
        training(RECIPE, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
        Path notes = Files.writeString(folder.resolve("run/notes.txt"), "mine");
        training(RECIPE, "run", 2, TrainingListener.NONE).begin(ExistingFolder.OVERWRITE);
        assertThat(notes).hasContent("mine");
    }

    @Test
    void aRunGoesOnWithDataInAnotherPlaceButNotWithOtherData() throws IOException {
        assertThatThrownBy(() -> training(RECIPE, "run", 2, new Dying(6)).begin(ExistingFolder.REFUSE))
                .isInstanceOf(IllegalStateException.class);
        Path moved = Files.createDirectory(folder.resolve("moved"));
        for (String file : List.of("tokenizer.json", "numbers.jsonl", "others.jsonl", "held-out.jsonl")) {
            Files.copy(folder.resolve(file), moved.resolve(file));
        }
        Recipe elsewhere = Recipe.read(folder.resolve("recipe.yaml"), moved);
        Path numbers = moved.resolve("numbers.jsonl");
        String before = Files.readString(numbers);
        Files.writeString(numbers, TinyWords.pairs(300, 400));
        assertThatThrownBy(() -> new Training(
                                elsewhere, folder.resolve("run"), Training.Options.DEFAULT, TrainingListener.NONE)
                        .resume())
                .isInstanceOf(CheckpointException.class);
        Files.writeString(numbers, before);
        assertThat(new Training(elsewhere, folder.resolve("run"), Training.Options.DEFAULT, TrainingListener.NONE)
                        .resume())
                .isInstanceOf(Outcome.Finished.class);
    }

    @Test
    void afterARecipeThatFailedBeforeItsFirstStepNothingHasToBeOverwritten() throws IOException {
        assertThatThrownBy(() -> training(
                                RECIPE.replace("numbers.jsonl", "nombers.jsonl"), "run", 2, TrainingListener.NONE)
                        .begin(ExistingFolder.REFUSE))
                .hasMessageContaining("nombers.jsonl");
        training(RECIPE, "run", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE);
    }

    @Test
    void dataThatDoNotFitAreRefusedWithTheirName() {
        assertRefused(RECIPE.replace("rows: 16", "rows: 1000"), "a batch of 1000 is larger than the data, 160 rows");
        assertRefused(
                RECIPE.replace("rows: 60", "filter: {least-characters: 900}"),
                "others: the filter leaves no row of others.jsonl: 100 are too short, 0 too long, and 0 have too low");
        assertRefused(RECIPE.replace("rows: 60", "columns: [anchor, answer]"), "answer");
        assertRefused(RECIPE.replace("rows: 60", "columns: [anchor]"), "others: an anchor and a positive are needed");
    }

    private void assertRefused(String recipe, String reason) {
        assertThatThrownBy(() ->
                        training(recipe, "refused", 2, TrainingListener.NONE).begin(ExistingFolder.REFUSE))
                .hasMessageContaining(reason);
    }

    private Training training(String yaml, String run, int threads, TrainingListener listener) throws IOException {
        Training.Options options =
                new Training.Options(threads, Optional.empty(), "hayate train recipe.yaml", List.of());
        return new Training(recipe(yaml), folder.resolve(run), options, listener);
    }

    private Recipe recipe(String yaml) throws IOException {
        return Recipe.read(Files.writeString(folder.resolve("recipe.yaml"), yaml), folder);
    }

    private byte[] table(String run) throws IOException {
        return Files.readAllBytes(folder.resolve(run).resolve("0_StaticEmbedding/model.safetensors"));
    }

    private List<String> steps(String run) throws IOException {
        return Files.readAllLines(folder.resolve(run).resolve("training/log.jsonl")).stream()
                .map(line -> line.replaceFirst(",\"seconds\":[^,]*", ""))
                .toList();
    }

    /// Stops a run after some steps.
    private static final class Stopper implements TrainingListener {
        private int left;
        private @Nullable Training training;

        Stopper(int steps) {
            left = steps;
        }

        @Override
        public void stepped(StepRecord step) {
            if (--left == 0 && training != null) {
                training.stop();
            }
        }
    }

    /// Dies like a process, without a checkpoint.
    private record Dying(int step) implements TrainingListener {
        @Override
        public void stepped(StepRecord made) {
            if (made.step() == step) {
                throw new IllegalStateException("died");
            }
        }
    }
}

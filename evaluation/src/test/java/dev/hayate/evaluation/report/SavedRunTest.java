package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedRunTest {
    @TempDir
    private Path folder;

    @Test
    void comesBackAsItWas() throws Exception {
        EvaluationRun run = Runs.run(everyContender(), everyKindOfItems());

        SavedRun.write(folder, run);

        same(SavedRun.read(folder), run);
        same(SavedRun.read(folder.resolve("results.json")), run);
    }

    @Test
    void taskComesBackByItself() throws Exception {
        TaskFiles files = new TaskFiles(folder, "0123, 64, published");

        files.write(everyKindOfItems());

        Optional<TaskScores> read = files.read("local", "日本語/テスト");
        assertThat(read).isPresent();
        same(read.orElseThrow(), everyKindOfItems());
        assertThat(files.read("local", "other")).isEmpty();
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).map(folder::relativize))
                    .containsExactly(Path.of("tasks", "local", "日本語%2Fテスト.json"));
        }
    }

    @Test
    void taskOfAnotherRunDoesNotCount() throws Exception {
        new TaskFiles(folder, "model a").write(everyKindOfItems());

        assertThat(new TaskFiles(folder, "model b").read("local", "日本語/テスト")).isEmpty();
    }

    @Test
    void namesLeadToNoOtherFolder() throws Exception {
        new TaskFiles(folder.resolve("run"), "a").write(Runs.task("..", "../../x", TaskKind.STS));

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).map(folder::relativize))
                    .containsExactly(Path.of("run", "tasks", "%2E.", "%2E.%2F..%2Fx.json"));
        }
    }

    @Test
    void brokenFileIsNamed() throws Exception {
        SavedRun.write(folder, Runs.run(everyKindOfItems()));
        Path file = folder.resolve("results.json");
        Files.writeString(file, Files.readString(file).substring(0, 500));

        assertThatThrownBy(() -> SavedRun.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + " is not JSON, or only the beginning of it: ");
    }

    @Test
    void fileWithoutTextIsNamed() throws Exception {
        Path file = folder.resolve("model.safetensors");
        Files.write(file, new byte[] {(byte) 0xFF, 0, 1});

        assertThatThrownBy(() -> SavedRun.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is not JSON, nor any text in UTF-8");
    }

    @Test
    void foreignFileIsNamed() throws Exception {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{\"STS\": {}}");

        assertThatThrownBy(() -> SavedRun.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("\"format\": \"hayate-evaluation-1\"");
    }

    @Test
    void changedFileIsNamedWithThePlace() throws Exception {
        SavedRun.write(folder, Runs.run(everyKindOfItems()));
        Path file = folder.resolve("results.json");
        String json = Files.readString(file);

        Files.writeString(file, json.replace("\"macro_f1\",\"gold\":[0,1]", "\"macro_f1\",\"gold\":[0,\"one\"]"));
        assertThatThrownBy(() -> SavedRun.read(folder))
                .hasMessageContaining("/tasks/0/outcomes/2/items/gold/1 is not a whole number");

        Files.writeString(file, json.replace("\"kind\":\"correlated\"", "\"kind\":\"guessed\""));
        assertThatThrownBy(() -> SavedRun.read(folder))
                .hasMessageContaining("/tasks/0/outcomes/1/items/kind is \"guessed\"");

        Files.writeString(file, json.replace("\"seed\"", "\"seeds\""));
        assertThatThrownBy(() -> SavedRun.read(folder)).hasMessageContaining(file + " has no \"seed\"");
    }

    private static TaskScores everyContender() {
        List<Contender> contenders = List.of(
                Runs.AT_64,
                Runs.vectors(64, Precision.INT8),
                Runs.vectors(64, Precision.BINARY),
                new Contender.Bm25(),
                new Contender.Okapi(),
                new Contender.Hybrid(new Contender.Vectors(64, Precision.FLOAT32)),
                new Contender.Random());
        return Runs.task(
                "jqara",
                "jqara",
                TaskKind.RERANKING,
                contenders.stream()
                        .map(contender ->
                                Runs.outcome(contender, TaskKind.RERANKING, 1 / 3.0, "a \"quoted\" <warning>"))
                        .toArray(Outcome[]::new));
    }

    private static TaskScores everyKindOfItems() {
        double[] odd = {0.1, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e300};
        return Runs.task(
                "local",
                "日本語/テスト",
                TaskKind.CLASSIFICATION,
                outcome(new Items.Means(odd)),
                outcome(new Items.Correlated(odd, odd)),
                outcome(new Items.Labels(Items.LabelMetric.MACRO_F1, new int[] {0, 1}, new int[] {1, 1})));
    }

    private static Outcome outcome(Items items) {
        return new Outcome(
                Runs.AT_64,
                "logreg",
                "macro_f1",
                Double.NaN,
                Map.of(),
                Map.of("logreg", Map.of("macro_f1", Double.NaN, "accuracy", 0.5)),
                items,
                List.of());
    }

    private static void same(Object read, Object written) {
        assertThat(read)
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(written);
    }
}

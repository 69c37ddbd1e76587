package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
    private static final String EXAMPLES = """
            text,label
            犬の散歩に行く,動物
            猫が窓で眠る,動物
            小鳥が空を飛ぶ,動物
            馬が草原を走る,動物
            牛が牧場で草を食べる,動物
            ラーメンを食べた,食べ物
            寿司がおいしい,食べ物
            カレーを煮込む,食べ物
            パンを焼く,食べ物
            うどんをゆでる,食べ物
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("例 1.csv"), EXAMPLES);
        Files.writeString(folder.resolve("new.jsonl"), "{\"n\":7,\"text\":\"子犬が眠る\"}\n{\"n\":8,\"text\":\"\"}\n");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(
                folder,
                Stream.concat(Stream.of("classify"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void learnsAndPredicts() {
        CommandRun trained = run("train", "例 1.csv", "-o", "題.classifier", "--c", "10", "--balanced");

        assertThat(trained.exitCode()).as(trained.err()).isEqualTo(Main.DONE);
        assertThat(trained.lines())
                .singleElement()
                .asString()
                .startsWith("accuracy ")
                .endsWith("(cross-validation in five parts, 10 texts)");
        assertThat(trained.errors()).containsExactly("hayate: 題.classifier: 10 texts, 2 labels");

        CommandRun predicted = run("predict", "new.jsonl", "--id", "n", "--classifier", "題.classifier");

        assertThat(predicted.lines()).hasSize(2);
        assertThat(predicted.lines().getFirst())
                .startsWith("{\"id\":\"7\",\"label\":\"動物\",\"probabilities\":{\"動物\":0.");
        assertThat(predicted.errors())
                .containsExactly("hayate: texts without tokens, which got the label of the zero vector: 1");
    }

    @Test
    void measuresWithOtherTextsAsJson() throws IOException {
        Files.writeString(folder.resolve("test.csv"), "text,label\n犬が走る,動物\nパンを食べる,食べ物\n");

        CommandRun run = run(
                "train",
                "例 1.csv",
                "--test",
                "test.csv",
                "--kind",
                "knn",
                "--k",
                "3",
                "--json",
                "-q",
                "-o",
                "k.classifier");

        assertThat(run.out())
                .isEqualTo("{\"measuredWith\":\"test.csv\",\"texts\":2,\"accuracy\":1.0,\"macroF1\":1.0}\n");
        assertThat(run.err()).isEmpty();
        assertThat(run("predict", "new.jsonl", "-c", "k.classifier", "-o", "out.jsonl")
                        .exitCode())
                .isEqualTo(Main.DONE);
        assertThat(folder.resolve("out.jsonl")).content().contains("{\"id\":\"1\",\"label\":\"動物\"");
    }

    @Test
    void refusesAClassifierOfAnotherModel() throws IOException {
        run("train", "例 1.csv", "-o", "t.classifier");
        Path file = folder.resolve("t.classifier");
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, bytes.replaceFirst("(model.{5})[0-9a-f]{4}", "$1beef"), StandardCharsets.ISO_8859_1);

        CommandRun run = run("predict", "new.jsonl", "-c", "t.classifier");

        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.errors()).singleElement().asString().contains("another model", "beef", "-m");
    }

    @Test
    void saysWhatItCannotDo() throws IOException {
        assertThat(run().err()).contains("classify train", "classify predict");
        assertThat(run("train", "例 1.csv", "--label", "topic", "-o", "x").err()).contains("\"topic\"");
        assertThat(run("train", "例 1.csv", "--kind", "tree", "-o", "x").err()).contains("logreg or knn");
        assertThat(run("train", "例 1.csv", "--k", "2", "-o", "x").err()).contains("--kind knn");
        assertThat(run("train", "例 1.csv", "--kind", "knn", "--c", "2", "-o", "x")
                        .err())
                .contains("--kind logreg");
        Files.writeString(folder.resolve("one.csv"), "text,label\n猫,動物\n犬,動物\n");
        assertThat(run("train", "one.csv", "-o", "x").err()).contains("at least two labels");
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(run("predict", "new.jsonl", "-c", "new.jsonl").err()).contains("new.jsonl");
        assertThat(run("predict", "new.jsonl", "-c", "gone").err()).contains("gone");
        Files.writeString(folder.resolve("few.csv"), "text,label\n猫,動物\n犬,動物\nパン,食べ物\n");
        assertThat(run("train", "few.csv", "-o", "few.classifier").err()).contains("not measured", "--test");
    }
}

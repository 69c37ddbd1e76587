package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    private static final String RECIPE = """
            tokenizer: {train: {vocabulary: 40, texts: [{source: pairs.jsonl, columns: [anchor, positive]}]}}
            dimension: 16
            data: [{name: pairs, source: pairs.jsonl}]
            batch: {rows: 8}
            optimizer: {rate: 0.1}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws IOException {
        StringBuilder pairs = new StringBuilder();
        for (int row = 0; row < 40; row++) {
            pairs.append("{\"anchor\":\"問い" + row + "\",\"positive\":\"答え" + row + "\"}\n");
        }
        Files.createDirectories(folder.resolve("データ 1"));
        Files.writeString(folder.resolve("データ 1/pairs.jsonl"), pairs);
        Files.writeString(folder.resolve("データ 1/recipe.yaml"), RECIPE);
    }

    @Test
    void makesAModelThatOtherCommandsTake() {
        CommandRun run = train("データ 1/recipe.yaml", "-o", "out");
        assertThat(run.exitCode()).isEqualTo(Main.DONE);
        assertThat(run.errors()).contains("hayate: training the tokenizer …", "hayate: 5 steps");
        assertThat(run.errors().getLast())
                .startsWith("hayate: out: the model after step 5; how it went is in ")
                .endsWith("report.html");
        assertThat(CommandRun.in(folder, "info", "out").out()).contains("40", "16");
    }

    @Test
    void findsDataInAnotherFolder() throws IOException {
        Path recipe = Files.copy(folder.resolve("データ 1/recipe.yaml"), folder.resolve("recipe.yaml"));
        CommandRun run = train(recipe.toString(), "--data", "データ 1", "-o", "out", "-q");
        assertThat(run.errors()).isEmpty();
        assertThat(Files.readString(folder.resolve("out/README.md"))).contains("--data データ 1 -o out");
    }

    @Test
    void tellsHowToGoOnOrBeginAnew() {
        train("データ 1/recipe.yaml", "-o", "out");
        CommandRun again = train("データ 1/recipe.yaml", "-o", "out", "-q");
        assertThat(again.exitCode()).isEqualTo(Main.FAILED);
        assertThat(again.errors())
                .singleElement()
                .asString()
                .endsWith("out exists already; --resume goes on with it, --overwrite begins anew");
        assertThat(train("データ 1/recipe.yaml", "-o", "out", "--resume").errors())
                .containsExactly("hayate: out was done before, and is left as it is");
        assertThat(train("データ 1/recipe.yaml", "-o", "out", "--overwrite").exitCode())
                .isEqualTo(Main.DONE);
    }

    @Test
    void mistakesAreOneSentence() {
        assertThat(train("recipe.yaml", "-o", "out").errors())
                .singleElement()
                .asString()
                .endsWith("recipe.yaml");
        assertThat(train("データ 1/recipe.yaml", "-o", "out", "--resume", "--overwrite")
                        .exitCode())
                .isEqualTo(Main.USAGE);
        assertThat(train("データ 1/recipe.yaml", "-o", "out", "--threads", "0").errors())
                .containsExactly("hayate: --threads is at least 1, got 0");
    }

    private CommandRun train(String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "train";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        command[arguments.length + 1] = "--cache";
        command[arguments.length + 2] = folder.resolve("cache").toString();
        return CommandRun.in(folder, command);
    }
}

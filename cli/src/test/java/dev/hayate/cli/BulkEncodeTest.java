package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BulkEncodeTest {
    private static final String MODEL = Path.of("../core/src/test/resources/golden/models/st-unigram")
            .toAbsolutePath()
            .normalize()
            .toString();
    private static final String OTHER = MODEL.replace("st-unigram", "st-bf16");

    @TempDir
    Path folder;

    @BeforeEach
    void writesTables() throws IOException {
        write("a.csv", "id,text,lang\n1,東京,ja\n2,the cat,en\n3,猫,ja\n");
        write("b.jsonl", "{\"id\": \"x\", \"body\": \"東京\"}\n{\"id\": \"y\", \"body\": \"the cat\"}\n");
        write("c.txt", "東京\nthe cat\n猫\n");
    }

    private CommandRun run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "-m";
        all[arguments.length + 1] = MODEL;
        return CommandRun.in(folder, all);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static void assertFails(int exitCode, CommandRun run, String... words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.errors().getFirst()).startsWith("hayate: ").contains(words);
        assertThat(run.err()).doesNotContain("internal error").doesNotContain("\tat ");
    }

    private static String vector(String text) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(Path.of(MODEL))) {
            return Arrays.toString(model.encode(text, EncodeOptions.DEFAULT)).replace(" ", "");
        }
    }

    @Test
    void keepsColumnsBesideTheVectors() throws IOException {
        CommandRun run = run("encode", "b.jsonl", "--column", "body", "--keep", "id,body");
        assertThat(run.lines())
                .containsExactly(
                        "{\"id\":\"x\",\"body\":\"東京\",\"embedding\":" + vector("東京") + "}",
                        "{\"id\":\"y\",\"body\":\"the cat\",\"embedding\":" + vector("the cat") + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.tsv"})
    void takesAColumnOfATable(String name) throws IOException {
        write("a.tsv", Files.readString(folder.resolve("a.csv")).replace(',', '\t'));
        CommandRun run = run("encode", name, "--column", "text");
        assertThat(run.lines()).hasSize(3).first().isEqualTo("{\"embedding\":" + vector("東京") + "}");
    }

    @Test
    void readsLinesOfFilesThatNobodyCallsTables() {
        assertThat(run("encode", "a.csv").lines()).hasSize(4);
    }

    @Test
    void encodesWhatAQueryGives() throws IOException {
        CommandRun run = run(
                "encode", "--sql", "SELECT id, text FROM 'a.csv' WHERE lang = 'ja' ORDER BY id DESC", "--keep", "id");
        assertThat(run.lines())
                .containsExactly(
                        "{\"id\":\"3\",\"embedding\":" + vector("猫") + "}",
                        "{\"id\":\"1\",\"embedding\":" + vector("東京") + "}");
    }

    @Test
    void writesParquetThatCanBeEncodedAgain() throws IOException {
        assertThat(run("encode", "a.csv", "--keep", "id,text", "-o", "v.parquet")
                        .exitCode())
                .isZero();
        assertThat(run("encode", "v.parquet").lines())
                .hasSize(3)
                .last()
                .isEqualTo("{\"embedding\":" + vector("猫") + "}");
        assertFails(1, run("encode", "a.csv", "--format", "parquet", "-o", "v.parquet"), "v.parquet exists");
        assertThat(run("encode", "a.csv", "--keep", "id", "-o", "v.parquet", "--overwrite")
                        .exitCode())
                .isZero();
    }

    @Test
    void writesShardsAndGoesOn() throws IOException {
        String[] arguments = {"encode", "c.txt", "--shard-rows", "2", "--format", "jsonl", "-o", "out/"};
        CommandRun first = run(arguments);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.errors()).last().asString().contains("3 texts", "texts/s", "2 shards, 3 vectors");
        Path second = folder.resolve("out/vectors-00001.jsonl");
        assertThat(Files.readAllLines(second)).containsExactly("{\"embedding\":" + vector("猫") + "}");
        assertFails(1, run(arguments), "out", "--resume", "--overwrite");

        Path manifest = folder.resolve("out/manifest.json");
        String complete = Files.readString(manifest);
        assertThat(run("encode", "c.txt", "--shard-rows", "2", "--format", "jsonl", "-o", "out", "--resume")
                        .errors())
                .singleElement()
                .asString()
                .contains("all 3 vectors were there before");
        assertThat(Files.readString(manifest)).isEqualTo(complete);
    }

    @Test
    void refusesToGoOnWithAnotherModel() {
        run("encode", "c.txt", "-o", "out/");
        CommandRun other = CommandRun.in(folder, "encode", "c.txt", "-o", "out/", "--resume", "-m", OTHER);
        assertFails(1, other, "out", "the model was ", " and is ", "--overwrite");
    }

    @Test
    void measuresAndWritesNothing() throws IOException {
        CommandRun run = run("encode", "c.txt", "--format", "none");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).singleElement().asString().contains("3 texts", "tokens", "texts/s");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void readsStandardInputAsLinesOnly() {
        byte[] input = "東京\n".getBytes(StandardCharsets.UTF_8);
        assertFails(2, CommandRun.in(folder, input, "encode", "-o", "out/", "-m", MODEL), "standard input");
        assertFails(2, CommandRun.in(folder, input, "encode", "-", "--keep", "id", "-m", MODEL), "standard input");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | encode a.csv --keep id -o v.npy | npy",
                "2 | encode a.csv -o out/ --precision int8 | --precision int8",
                "2 | encode a.csv --format none -o x | --format none",
                "2 | encode a.csv --resume | --resume needs a folder",
                "2 | encode a.csv --shard-rows 5 | --shard-rows needs a folder",
                "2 | encode a.csv --shard-rows 0 -o out/ | at least 1 row",
                "2 | encode a.csv -o out/ --resume --overwrite | choose one",
                "2 | encode a.csv --format parquet | -o vectors.parquet",
                "2 | encode a.csv --keep id,id -o out/ | kept twice",
                "2 | encode a.xls -o out/ | a.xls",
                "1 | encode none.csv -o out/ | none.csv",
                "1 | encode a.csv --keep title -o out/ | no column \"title\"; it has id, text, lang",
                "1 | encode a.csv --column body -o out/ | no column \"body\"",
                "1 | encode b.jsonl c.txt --column body -o out/ | c.txt",
                "1 | encode a.csv --keep id -o nowhere/v.parquet | no such folder",
                "1 | encode a.csv --keep id -o /dev/null | is not a file"
            })
    void tellsInOneSentenceWhatCannotBe(int exitCode, String command, String words) throws IOException {
        CommandRun run = command.contains("a.xls") ? runWith("a.xls", command) : run(command.split(" "));
        assertFails(exitCode, run, words);
        assertThat(folder.resolve("v.parquet")).doesNotExist();
    }

    private CommandRun runWith(String file, String command) throws IOException {
        write(file, "");
        return run(command.split(" "));
    }

    @Test
    void namesTheRowOfAMixedType() throws IOException {
        write("m.jsonl", "{\"text\": \"a\", \"id\": 1}\n{\"text\": 5, \"id\": 2}\n");
        assertFails(
                1, run("encode", "m.jsonl", "--keep", "id", "-o", "out/"), "m.jsonl, row 2", "\"text\" is a number");
        write("n.jsonl", "{\"text\": \"a\", \"id\": 1}\n{\"text\": \"b\", \"id\": [2]}\n");
        assertFails(1, run("encode", "n.jsonl", "--keep", "id"), "n.jsonl, row 2", "\"id\" is a list");
    }

    @Test
    void tellsOfEmptyTexts() throws IOException {
        write("e.csv", "id,text\n1,\n2,東京\n");
        CommandRun run = run("encode", "e.csv", "-o", "out/");
        assertThat(run.exitCode()).isZero();
        assertThat(run.errors()).first().asString().contains("1 of 2 texts have no tokens");
        assertFails(1, run("encode", "e.csv", "-o", "out2/", "--on-empty", "error"), "e.csv, row 1: no tokens");
        assertThat(List.of(folder.resolve("out2").toFile().list())).containsExactly("manifest.json");
    }
}

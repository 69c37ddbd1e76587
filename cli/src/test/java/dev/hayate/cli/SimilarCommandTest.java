package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarCommandTest {
    private static final String TEXTS = """
            {"id":"a","text":"今日は良い天気です。"}
            {"id":"b","text":"猫が好き"}
            {"id":"c","text":"今日は良い天気です"}
            {"id":"d","text":"今日は良い天気です。"}
            {"id":"e","text":""}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("文 1.jsonl"), TEXTS);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(
                folder,
                Stream.concat(Stream.of("similar"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void writesPairsTheMostAlikeFirst() {
        CommandRun run = run("文 1.jsonl", "--id", "id");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.DONE);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().getFirst()).isEqualTo("{\"a\":\"a\",\"b\":\"d\",\"similarity\":1.0}");
        assertThat(run.lines().getLast()).startsWith("{\"a\":\"a\",\"b\":\"c\",\"similarity\":0.9");
        assertThat(run.errors())
                .containsExactly(
                        "hayate: pairs at or above 0.9 among 5 texts: 2",
                        "hayate: texts without tokens, which are like no other: 1");
    }

    @Test
    void callsTextsByTheirRowsAndShowsThem() {
        CommandRun run = run("文 1.jsonl", "--texts", "-t", "0.99", "-q", "--fast");

        assertThat(run.out())
                .isEqualTo("{\"a\":\"1\",\"b\":\"4\",\"similarity\":1.0,"
                        + "\"textA\":\"今日は良い天気です。\",\"textB\":\"今日は良い天気です。\"}\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void writesGroupsToAFile() throws IOException {
        CommandRun run = run("文 1.jsonl", "--id", "id", "--groups", "-o", "組 1.jsonl");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.DONE);
        assertThat(run.out()).isEmpty();
        assertThat(Files.readString(folder.resolve("組 1.jsonl")))
                .startsWith("{\"representative\":\"a\",\"size\":3,\"members\":[{\"id\":\"a\",\"similarity\":1.0},"
                        + "{\"id\":\"c\",\"similarity\":0.9")
                .endsWith("},{\"id\":\"d\",\"similarity\":1.0}]}\n");
    }

    @Test
    void keepsTheFirstOfEachGroup() {
        CommandRun run = run("文 1.jsonl", "--id", "id", "--keep-first", "unique.jsonl");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.DONE);
        assertThat(folder.resolve("unique.jsonl"))
                .hasContent("{\"id\":\"a\",\"text\":\"今日は良い天気です。\"}\n"
                        + "{\"id\":\"b\",\"text\":\"猫が好き\"}\n{\"id\":\"e\",\"text\":\"\"}");
        assertThat(run("文 1.jsonl", "--keep-first", "unique.jsonl").err()).contains("exists");
    }

    @Test
    void remembersWhatItHasSeen() throws IOException {
        assertThat(run("文 1.jsonl", "--id", "id", "--against", "見た", "--remember")
                        .exitCode())
                .isEqualTo(Main.DONE);
        Files.writeString(folder.resolve("new.csv"), "id,text\nx,今日は良い天気です。\ny,猫が好きだ\n");

        CommandRun run = run("new.csv", "--id", "id", "--against", "見た", "--remember");

        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().getFirst()).isEqualTo("{\"a\":\"a\",\"b\":\"x\",\"similarity\":1.0,\"seen\":true}");
        assertThat(run.lines().getLast()).startsWith("{\"a\":\"b\",\"b\":\"y\"");
        assertThat(run.errors()).last().isEqualTo("hayate: 見た remembers 7 texts");
        assertThat(run("new.csv", "--id", "id", "--against", "見た").err())
                .contains("new.csv, row 1", "\"x\"", "seen before");
    }

    @Test
    void refusesAFolderOfAnotherDimensionOrModel() throws IOException {
        run("文 1.jsonl", "--id", "id", "--against", "seen", "--remember", "-d", "64");

        CommandRun other = run("文 1.jsonl", "--against", "seen", "-d", "32");
        assertThat(other.exitCode()).isEqualTo(Main.FAILED);
        assertThat(other.errors()).singleElement().asString().contains("64", "32", "-d 64");

        Path manifest = folder.resolve("seen/seen.json");
        Files.writeString(manifest, Files.readString(manifest).replaceAll("\"model\":\"[0-9a-f]*", "\"model\":\"feed"));
        CommandRun model = run("文 1.jsonl", "--against", "seen");
        assertThat(model.exitCode()).isEqualTo(Main.FAILED);
        assertThat(model.errors()).singleElement().asString().contains("another model", "feed");
    }

    @Test
    void comparesWithAnotherFile() throws IOException {
        Files.writeString(folder.resolve("new.jsonl"), "{\"text\":\"猫が好きだ\"}\n");

        CommandRun run = run("new.jsonl", "--against", "文 1.jsonl", "--texts");

        assertThat(run.lines())
                .singleElement()
                .asString()
                .startsWith("{\"a\":\"2\",\"b\":\"1\"")
                .contains("\"textA\":\"猫が好き\"");
    }

    @Test
    void readsTheRowsOfAQuery() {
        CommandRun run = run("--sql", "SELECT id, text FROM '文 1.jsonl' WHERE id <> 'd'", "--id", "id");

        assertThat(run.lines()).singleElement().asString().startsWith("{\"a\":\"a\",\"b\":\"c\"");
    }

    @Test
    void saysWhatItCannotDo() throws IOException {
        assertThat(run().errors()).first().asString().contains("--sql");
        assertThat(run("文 1.jsonl", "--column", "body").err()).contains("has no column \"body\"");
        assertThat(run("文 1.jsonl", "-t", "0").exitCode()).isEqualTo(Main.USAGE);
        assertThat(run("文 1.jsonl", "--threads", "0").exitCode()).isEqualTo(Main.USAGE);
        assertThat(run("文 1.jsonl", "--keep-first", "x", "-o", "y").exitCode()).isEqualTo(Main.USAGE);
        assertThat(run("文 1.jsonl", "--remember").err()).contains("--against", "--id");
        Files.writeString(folder.resolve("near.txt"), "猫が好き\n猫が好きだ\n猫が好きです\n");
        assertThat(run("near.txt", "--max-pairs", "1", "-t", "0.5").err()).contains("more than 1 pairs");
        Files.createDirectory(folder.resolve("empty"));
        assertThat(run("文 1.jsonl", "--against", "empty").err()).contains("remembers no texts");
        Files.writeString(folder.resolve("twice.csv"), "id,text\n1,猫\n1,犬\n");
        assertThat(run("twice.csv", "--id", "id").err()).contains("twice.csv, row 2", "occurs twice");
    }
}

package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("文 1.txt"), "猫が好きです。\n猫と暮らす。\n猫を飼った。\n猫がかわいい。\n\n電車が遅れた。\n電車に乗る。\n電車の時刻表。\n");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(
                folder,
                Stream.concat(Stream.of("cluster"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void showsATable() {
        CommandRun run = run("文 1.txt", "-k", "2", "--nearest", "1");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.DONE);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.lines().get(0)).startsWith("   1          4  猫");
        assertThat(run.lines().get(2)).startsWith("   2          3  電車");
        assertThat(run.lines().get(3)).matches(" +[01]\\.\\d{3}  電車.*");
        assertThat(run.errors()).containsExactly("hayate: texts without tokens, which are in no cluster: 1");
    }

    @Test
    void writesTheClusterOfEveryText() throws IOException {
        CommandRun run = run("文 1.txt", "-k", "2", "--json", "--terms", "1", "--nearest", "1", "-q", "-o", "組.jsonl");

        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().getFirst())
                .startsWith("{\"cluster\":1,\"size\":4,\"terms\":[\"猫\"],\"nearest\":[{\"id\":\"")
                .endsWith("\"}]}");
        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("組.jsonl"))).hasSize(8).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("{\"id\":\"1\",\"cluster\":1,\"similarity\":0.");
            assertThat(lines.get(4)).isEqualTo("{\"id\":\"5\",\"cluster\":null}");
            assertThat(lines.get(5)).startsWith("{\"id\":\"6\",\"cluster\":2,");
        });
    }

    @Test
    void saysWhatItCannotDo() {
        assertThat(run("文 1.txt").exitCode()).isEqualTo(Main.USAGE);
        assertThat(run("文 1.txt", "-k", "0").exitCode()).isEqualTo(Main.USAGE);
        assertThat(run("文 1.txt", "-k", "9").err()).contains("7 vectors cannot form 9 clusters");
        assertThat(run("文 1.txt", "-k", "2", "--column", "body").err()).contains("has no column \"body\"");
    }
}

package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorApiTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatJavaLacksBeforeAnythingIsWritten() throws Exception {
        String output = folder.resolve("out").toString();
        CommandRun run = withoutVectors("train", "../recipes/quickstart.yaml", "-o", output);

        assertThat(run.exitCode()).isEqualTo(Main.FAILED);
        assertThat(run.errors())
                .containsExactly("hayate: to train, Java needs the option --add-modules jdk.incubator.vector");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatNeedsNoVectorsIsDone() throws Exception {
        assertThat(withoutVectors("info").exitCode()).isEqualTo(Main.DONE);
    }

    private static CommandRun withoutVectors(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        builder.command().addAll(List.of(command));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), "", said);
    }
}

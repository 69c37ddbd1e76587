package dev.hayate.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("log.jsonl");
    }

    @Test
    void writesALineAtOnce() throws IOException {
        try (TrainingLog log = TrainingLog.create(file)) {
            log.add(Runs.step(1));
            assertThat(file).hasContent("""
                    {"step":1,"steps":4,"epoch":0.25,"set":"日英","rows":100,"loss":8.0,"gradient_norm":0.5,\
                    "learning_rate":0.01,"seconds":2.0,"tokens":1500}
                    """);
            log.add(Runs.score(1, 8));
            assertThat(Files.readAllLines(file).getLast())
                    .isEqualTo("{\"dev\":\"JSTS\",\"step\":1,\"metric\":\"spearman\",\"dimension\":8,\"value\":0.71}");
        }
    }

    @Test
    void readsWhatItWrote() throws IOException {
        write(Runs.history());

        assertThat(TrainingLog.read(file)).isEqualTo(Runs.history());
    }

    @Test
    void readsLossesThatRanAway() throws IOException {
        StepRecord lost =
                new StepRecord(1, 1, 1, "qa", 2, Double.NaN, Double.POSITIVE_INFINITY, 0.01, 1, 3_000_000_000L);
        write(new RunHistory(List.of(lost), List.of()));

        assertThat(TrainingLog.read(file).steps()).containsExactly(lost);
    }

    @Test
    void goesOnAfterAStepAsIfItHadEndedThere() throws IOException {
        write(Runs.history());

        try (TrainingLog log = TrainingLog.resume(file, 2)) {
            log.add(Runs.step(3));
            log.add(Runs.score(3, 8));
            log.add(Runs.score(3, 16));
        }

        assertThat(TrainingLog.read(file)).isEqualTo(Runs.history());
        assertThat(files()).containsExactly("log.jsonl");
    }

    @Test
    void removesALineThatWasNotFinished() throws IOException {
        write(Runs.history());
        String whole = Files.readString(file);
        Files.writeString(file, whole + whole.substring(0, 40));

        assertThat(TrainingLog.read(file)).isEqualTo(Runs.history());
        TrainingLog.resume(file, 3).close();
        assertThat(file).hasContent(whole);
    }

    @Test
    void resumesToTheBeginning() throws IOException {
        TrainingLog.resume(file, 0).close();
        assertThat(file).isEmptyFile();
        try (TrainingLog log = TrainingLog.resume(file, 0)) {
            log.add(Runs.score(0, 8));
            log.add(Runs.step(1));
        }

        TrainingLog.resume(file, 0).close();

        assertThat(TrainingLog.read(file)).isEqualTo(new RunHistory(List.of(), List.of(Runs.score(0, 8))));
    }

    @Test
    void doesNotBeginOverAnotherLog() throws IOException {
        Files.createFile(file);

        assertThatThrownBy(() -> TrainingLog.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void namesTheLineThatIsBroken() throws IOException {
        write(new RunHistory(List.of(Runs.step(1)), List.of()));
        String line = Files.readString(file);

        Files.writeString(file, line + "{\"step\":\n" + line);
        assertThatThrownBy(() -> TrainingLog.resume(file, 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": line 2 is not JSON: ");
        Files.writeString(file, line + line.replace("\"loss\":8.0,", ""));
        assertThatThrownBy(() -> TrainingLog.read(file)).hasMessage(file + ": line 2: has no \"loss\"");
        Files.writeString(file, line.replace("8.0", "\"8\""));
        assertThatThrownBy(() -> TrainingLog.read(file)).hasMessage(file + ": line 1: \"loss\" is not a number: \"8\"");
    }

    private void write(RunHistory history) throws IOException {
        try (TrainingLog log = TrainingLog.create(file)) {
            for (StepRecord step : history.steps()) {
                log.add(step);
            }
            for (DevScore score : history.scores()) {
                log.add(score);
            }
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}

package dev.hayate.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final String RUN = "0".repeat(64);

    @TempDir
    Path folder;

    private final TrainableTable table = TrainableTable.random(700, 600, 1);
    private final AdamW optimizer = new AdamW(table, AdamW.Settings.DEFAULT);
    private Checkpoints checkpoints = new Checkpoints(Path.of(""), RUN);

    @BeforeEach
    void fill() {
        checkpoints = new Checkpoints(folder.resolve("checkpoints"), RUN);
        Arrays.setAll(new int[table.values().length], i -> {
            optimizer.state()[0][i] = i * 0.5f;
            optimizer.state()[1][i] = i * 0.25f;
            return i;
        });
    }

    @Test
    void bringsEveryBitBack() throws IOException {
        Progress progress = new Progress(42, 1.5, 40, 0.75);
        checkpoints.write(progress, table, optimizer);
        TrainableTable other = TrainableTable.of(700, 600);
        AdamW fresh = new AdamW(other, AdamW.Settings.DEFAULT);
        assertThat(checkpoints.restore(other, fresh)).contains(progress);
        assertThat(other.values()).isEqualTo(table.values());
        assertThat(fresh.state()).isDeepEqualTo(optimizer.state());
        assertThat(fresh.steps()).isEqualTo(42);
    }

    @Test
    void keepsTheLastTwo() throws IOException {
        for (int step : new int[] {9, 10, 100}) {
            checkpoints.write(new Progress(step, 0, 0, 0), table, optimizer);
        }
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("step-00000010.checkpoint", "step-00000100.checkpoint");
        }
        assertThat(checkpoints.restore(table, optimizer).orElseThrow().step()).isEqualTo(100);
    }

    @Test
    void clearingTakesWhatADyingProcessLeftHalfWritten() throws IOException {
        checkpoints.write(new Progress(5, 0, 0, 0), table, optimizer);
        Files.writeString(folder.resolve("checkpoints/step-00000007.checkpoint.part"), "half");
        Checkpoints.clear(folder.resolve("checkpoints"));
        assertThat(folder.resolve("checkpoints")).doesNotExist();
    }

    @Test
    void whereThereIsNoneTheRunBeginsAtItsBeginning() throws IOException {
        assertThat(checkpoints.restore(table, optimizer)).isEmpty();
    }

    @Test
    void anotherRunIsRefused() throws IOException {
        checkpoints.write(Progress.NONE, table, optimizer);
        Checkpoints others = new Checkpoints(folder.resolve("checkpoints"), "1".repeat(64));
        assertThatThrownBy(() -> others.restore(table, optimizer))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("step-00000000.checkpoint: belongs to another recipe, tokenizer or data");
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        checkpoints.write(Progress.NONE, table, optimizer);
        Path file = folder.resolve("checkpoints/step-00000000.checkpoint");
        byte[] bytes = Files.readAllBytes(file);
        for (byte[] damaged : List.of(flipped(bytes, bytes.length / 2), Arrays.copyOf(bytes, bytes.length - 9))) {
            Files.write(file, damaged);
            assertThatThrownBy(() -> checkpoints.restore(table, optimizer))
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("is damaged; delete it");
        }
    }

    @Test
    void anotherVersionIsRefused() throws IOException {
        checkpoints.write(Progress.NONE, table, optimizer);
        Path file = folder.resolve("checkpoints/step-00000000.checkpoint");
        Files.write(file, flipped(Files.readAllBytes(file), 8));
        assertThatThrownBy(() -> checkpoints.restore(table, optimizer))
                .hasMessageContaining("was written by another version of Hayate");
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        copy[at] ^= 4;
        return copy;
    }
}

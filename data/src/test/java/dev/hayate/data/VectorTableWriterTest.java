package dev.hayate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorTableWriterTest {
    @TempDir
    private Path folder;

    @Test
    void writesTextsAndListsOfFloats() throws IOException {
        Path file = folder.resolve("ベク トル's.parquet");
        try (VectorTableWriter writer = new VectorTableWriter(file, List.of("id", "題"), "embedding", 3)) {
            writer.append(List.of("a", "東京"), new float[] {1, -2.5f, Float.MIN_VALUE});
            writer.append(List.of("", "\"x\"\n"), new float[] {0, 0, 0.1f});
            writer.finish();
        }
        assertThat(Rows.of(file, RowSelection.of("id", "題")))
                .containsExactly(List.of("a", "東京"), List.of("", "\"x\"\n"));
        RowSelection vectors = new RowSelection(
                List.of(),
                List.of(),
                List.of(),
                List.of("embedding"),
                0,
                Integer.MAX_VALUE,
                java.util.Optional.empty());
        try (RowReader rows = RowReader.open(FileSource.of(file), vectors)) {
            rows.next();
            assertThat(rows.values(0)).containsExactly("1.0", "-2.5", "1.4E-45");
            rows.next();
            assertThat(rows.values(0)).containsExactly("0.0", "0.0", "0.1");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void givesTheSameBytesForTheSameRows() throws IOException {
        byte[] first = write(folder.resolve("a.parquet"), 100_000);
        assertThat(write(folder.resolve("b.parquet"), 100_000)).isEqualTo(first);
    }

    private static byte[] write(Path file, int rows) throws IOException {
        try (VectorTableWriter writer = new VectorTableWriter(file, List.of("id"), "embedding", 4)) {
            for (int i = 0; i < rows; i++) {
                writer.append(List.of("id" + i), new float[] {i, i * 0.5f, -i, 1});
            }
            writer.finish();
        }
        return Files.readAllBytes(file);
    }

    @Test
    void leavesNoFileUnlessItIsFinished() throws IOException {
        Path file = folder.resolve("a.parquet");
        try (VectorTableWriter writer = new VectorTableWriter(file, List.of(), "embedding", 1)) {
            writer.append(List.of(), new float[] {1});
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesColumnsThatDifferInCaseOnly() {
        assertThatThrownBy(
                        () -> new VectorTableWriter(folder.resolve("a.parquet"), List.of("Embedding"), "embedding", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"Embedding\"")
                .hasMessageContaining("\"embedding\"");
    }

    @Test
    void namesTheFileThatCannotBeWritten() {
        Path file = folder.resolve("nowhere").resolve("a.parquet");
        assertThatThrownBy(() -> {
                    try (VectorTableWriter writer = new VectorTableWriter(file, List.of(), "embedding", 1)) {
                        writer.append(List.of(), new float[] {1});
                        writer.finish();
                    }
                })
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void tellsWhyDuckDbCannotWrite() {
        SQLException failure = new SQLException(
                "IO Error: Async write failed for range [offset=5, size=9]: {\"exception_type\":\"IO\","
                        + "\"exception_message\":\"Could not write file \\\"/a/b.part\\\": No space left on device\"}");
        assertThat(Duck.firstSentence(failure))
                .isEqualTo("Could not write file \"/a/b.part\": No space left on device");
    }
}

package dev.hayate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkippedRowsTest {
    private static final int ROWS = 7_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "jsonl", "csv", "txt", "jsonl.zst"})
    void goesOnAfterTheSkippedRows(String end) throws IOException {
        FileSource source = FileSource.of(write("あ [1]." + end), write("b." + end));
        for (int skipped : new int[] {0, 1, 2_047, 2_048, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS - 1}) {
            try (RowReader rows = RowReader.open(source, RowSelection.text())) {
                rows.skip(skipped);
                assertThat(rows.next()).isTrue();
                assertThat(rows.text(0)).isEqualTo("text " + skipped % ROWS);
                assertThat(rows.row()).isEqualTo(skipped + 1);
                assertThat(rows.rowOfFile()).isEqualTo(skipped % ROWS + 1);
                assertThat(rows.file()).endsWith((skipped < ROWS ? "あ [1]." : "b.") + end);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "jsonl"})
    void mayLeaveNoRow(String end) throws IOException {
        try (RowReader rows = RowReader.open(FileSource.of(write("a." + end)), RowSelection.text())) {
            rows.skip(ROWS);
            assertThat(rows.next()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "jsonl"})
    void refusesToSkipMoreRowsThanThereAre(String end) throws IOException {
        try (RowReader rows = RowReader.open(FileSource.of(write("a." + end)), RowSelection.text())) {
            assertThatThrownBy(() -> rows.skip(ROWS + 1))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("a." + end)
                    .hasMessageContaining(String.valueOf(ROWS))
                    .hasMessageContaining(String.valueOf(ROWS + 1));
        }
    }

    @Test
    void skipsRowsOfQueries() throws IOException {
        write("a.jsonl");
        QuerySource query = new QuerySource("SELECT text FROM 'a.jsonl'", folder);
        try (RowReader rows = RowReader.open(query, RowSelection.text())) {
            rows.skip(5_000);
            rows.next();
            assertThat(rows.text(0)).isEqualTo("text 5000");
        }
    }

    @Test
    void countsRowsWhereThatIsCheap() throws IOException {
        Path parquet = write("a.parquet");
        assertThat(RowReader.count(FileSource.of(parquet, parquet))).hasValue(2 * ROWS);
        assertThat(RowReader.count(FileSource.of(parquet, write("a.txt")))).isEmpty();
    }

    @Test
    void namesTheFilesOfAQuery() throws IOException {
        Path first = write("a.parquet");
        Path second = write("b.jsonl");
        String sql = "SELECT text FROM 'a.parquet' UNION ALL SELECT text FROM '" + second + "' WHERE text <> 'x.jsonl'";
        assertThat(RowReader.files(new QuerySource(sql, folder))).containsExactlyInAnyOrder(first, second);
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        if (name.endsWith(".parquet")) {
            return Rows.copy("SELECT 'text ' || i AS text FROM range(7000) AS t(i)", file, "ROW_GROUP_SIZE 2048");
        }
        if (name.endsWith(".zst")) {
            return Rows.copy(
                    "SELECT 'text ' || i AS text FROM range(7000) AS t(i)", file, "FORMAT json, COMPRESSION zstd");
        }
        String row = name.endsWith(".jsonl") ? "{\"text\": \"text %d\"}" : "text %d";
        String head = name.endsWith(".csv") ? "text\n" : "";
        return Rows.write(
                file,
                head + IntStream.range(0, ROWS).mapToObj(row::formatted).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void skipsBeforeTheFirstRowOnly() throws IOException {
        try (RowReader rows = RowReader.open(FileSource.of(write("a.txt")), RowSelection.text())) {
            rows.next();
            assertThatThrownBy(() -> rows.skip(2)).isInstanceOf(IllegalStateException.class);
        }
    }
}

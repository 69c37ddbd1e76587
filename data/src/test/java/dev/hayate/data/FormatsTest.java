package dev.hayate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final String JSON_LINES = """
            {"id":1,"anchor":"疾風","positive":"はやて \\"hayate\\""}
            {"id":2,"positive":"二行目","anchor":"line\\n2 😀","src":{"a":[1,{"b":null}]}}
            """;
    private static final List<List<String>> PAIRS =
            List.of(List.of("疾風", "はやて \"hayate\""), List.of("line\n2 😀", "二行目"));

    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return Rows.write(folder.resolve(name), content);
    }

    private void assertRefused(Path file, RowSelection selection, long row, String reason) {
        assertThatThrownBy(() -> Rows.of(file, selection)).isInstanceOfSatisfying(DataException.class, refusal -> {
            assertThat(refusal.row()).isEqualTo(row);
            assertThat(refusal.file()).isEqualTo(file.toString());
            assertThat(refusal.reason()).contains(reason).doesNotContain("\n");
        });
    }

    private void assertRefused(Path file, long row, String reason) {
        assertRefused(file, RowSelection.pairs(), row, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.json", "a.jsonl.gz", "a.json.gz"})
    void readsJsonLines(String name) throws IOException {
        assertThat(Rows.of(write(name, JSON_LINES), RowSelection.pairs())).isEqualTo(PAIRS);
    }

    @Test
    void readsAnArrayOfObjects() throws IOException {
        Path file = write("a.json", "[" + JSON_LINES.strip().replace("}\n", "},\n") + "]\n");

        assertThat(Rows.of(file, RowSelection.pairs())).isEqualTo(PAIRS);
    }

    @Test
    void readsJsonLinesPackedWithZstandard() {
        Path file = Rows.copy(
                "SELECT i, 'あ' || i AS anchor, '\"' || i || chr(10) AS positive FROM range(3) t(i)",
                folder.resolve("a.jsonl.zst"),
                "FORMAT json, COMPRESSION zstd");

        assertThat(file)
                .satisfies(packed -> assertThat(Rows.of(packed, RowSelection.pairs()))
                        .containsExactly(List.of("あ0", "\"0\n"), List.of("あ1", "\"1\n"), List.of("あ2", "\"2\n")));
    }

    @Test
    void readsAllMembersOfAGzipFile() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (String line : JSON_LINES.lines().toList()) {
            packed.write(Rows.gzip(line.getBytes(StandardCharsets.UTF_8)));
        }

        Path file = Files.write(folder.resolve("a.jsonl.gz"), packed.toByteArray());

        assertThat(Rows.of(file, RowSelection.pairs())).isEqualTo(PAIRS);
    }

    @ParameterizedTest
    @CsvSource({"a.csv, ','", "a.csv.gz, ','", "a.tsv, '\t'", "a.tsv.gz, '\t'"})
    void readsDelimitedFields(String name, String delimiter) throws IOException {
        Path file = write(name, """
                id,anchor,positive
                1,"a, ""quoted""\tfield","two
                lines"\r
                2,in "the" middle,
                "3","",疾風""".replace(",", delimiter).replace("a" + delimiter + " ", "a, "));

        assertThat(Rows.of(file, RowSelection.pairs()))
                .containsExactly(
                        List.of("a, \"quoted\"\tfield", "two\nlines"),
                        List.of("in \"the\" middle", ""),
                        List.of("", "疾風"));
    }

    @Test
    void readsParquet() throws IOException {
        Path file = Rows.copy(
                "SELECT i AS \"odd\"\" name\", 'a' || i AS anchor, '疾風' AS positive FROM range(2) t(i)",
                folder.resolve("id=it's.parquet"),
                "FORMAT parquet");

        assertThat(Rows.of(file, RowSelection.pairs())).containsExactly(List.of("a0", "疾風"), List.of("a1", "疾風"));
    }

    @Test
    void takesNoWildcardsInNamesOfFiles() throws IOException {
        Path file = Rows.copy("SELECT 'a' AS text", folder.resolve("a.parquet"), "FORMAT parquet");
        Path odd = Files.copy(file, folder.resolve("[a]*?.parquet"));

        assertThat(Rows.of(odd, RowSelection.text())).containsExactly(List.of("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.txt.gz"})
    void readsLinesOfText(String name) throws IOException {
        Path file = write(name, "\uFEFF疾風\r\n\n, \"😀\"");

        assertThat(Rows.of(file, RowSelection.text())).containsExactly(List.of("疾風"), List.of(""), List.of(", \"😀\""));
    }

    @Test
    void keepsTheOrderOfLargeParquetFiles() throws IOException {
        Path file = Rows.copy(
                "SELECT CAST(i AS VARCHAR) AS text FROM range(300000) t(i)",
                folder.resolve("a.parquet"),
                "FORMAT parquet, ROW_GROUP_SIZE 2048");

        assertOrder(FileSource.of(file));
    }

    @Test
    void keepsTheOrderOfLargeZstandardFiles() throws IOException {
        Path file = Rows.copy(
                "SELECT CAST(i AS VARCHAR) AS text FROM range(300000) t(i)",
                folder.resolve("a.jsonl.zst"),
                "FORMAT json, COMPRESSION zstd");

        assertOrder(FileSource.of(file));
    }

    private static void assertOrder(RowSource source) throws IOException {
        long expected = 0;
        try (RowReader rows = RowReader.open(source, RowSelection.text())) {
            for (; rows.next(); expected++) {
                if (!rows.text(0).equals(String.valueOf(expected)) || rows.row() != expected + 1) {
                    throw new AssertionError("row " + rows.row() + " is " + rows.text(0));
                }
            }
        }
        assertThat(expected).isEqualTo(300_000);
    }

    @Test
    void refusesBrokenJson() throws IOException {
        assertRefused(write("a.jsonl", JSON_LINES + "{\"anchor\": \"x\n"), 3, "not JSON (line 3, column");
        assertRefused(write("a.jsonl", JSON_LINES + "\n\nx\n"), 3, "not JSON (line 5, column");
        assertRefused(write("a.jsonl", JSON_LINES + "{\"anchor\":1} {"), 3, "\"anchor\" is a number, not a text");
        assertRefused(write("a.json", "[" + JSON_LINES.strip().replace("}\n", "},\n")), 3, "not JSON");
        assertRefused(write("a.jsonl", JSON_LINES + "{\"anchor\": NaN}\n"), 3, "Non-standard token 'NaN')");
        assertRefused(write("a.json", "[{\"anchor\":\"\",\"positive\":\"\"}] {}"), 2, "follows the array");
        assertRefused(write("a.jsonl", "[1]"), 1, "expected an object, got a number");
    }

    @Test
    void refusesBrokenJsonPackedWithZstandard() {
        Path file = Rows.copy(
                "SELECT '{\"anchor\":\"a\",\"positive\":' || CASE i WHEN 3 THEN '' ELSE '\"b\"}' END FROM range(9) t(i)",
                folder.resolve("a.jsonl.zst"),
                "FORMAT csv, HEADER false, QUOTE '', DELIMITER '\t', COMPRESSION zstd");

        assertThatThrownBy(() -> Rows.of(file, RowSelection.pairs()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Malformed JSON")
                .hasMessageContaining("line 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "true", "[\"a\"]", "{\"a\":\"b\"}"})
    void refusesCellsThatAreNoText(String value) throws IOException {
        Path file = write("a.jsonl", JSON_LINES + "{\"anchor\":\"a\",\"positive\":" + value + "}\n");

        assertRefused(file, 3, ", not a text");
    }

    @Test
    void refusesRowsThatLackAColumn() throws IOException {
        assertRefused(write("a.jsonl", JSON_LINES + "{\"anchor\":\"a\"}\n"), 3, "has no column \"positive\"");
    }

    @Test
    void refusesNullInParquet() {
        Path file = Rows.copy(
                "SELECT 'a' AS anchor, CASE WHEN i < 5000 THEN 'b' END AS positive FROM range(6000) t(i)",
                folder.resolve("a.parquet"),
                "FORMAT parquet");

        assertRefused(file, 5001, "\"positive\" is null, not a text");
    }

    @Test
    void refusesNumbersInParquet() {
        Path file = Rows.copy("SELECT 'a' AS anchor, 1 AS positive", folder.resolve("a.parquet"), "FORMAT parquet");

        assertRefused(file, 0, "\"positive\" is of the type INTEGER, not a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.csv", "a.jsonl"})
    void refusesWhatIsNotUtf8(String name) throws IOException {
        byte[] good = (name.equals("a.jsonl") ? "{\"text\":\"a\"}\n{\"text\":\"" : "text\na\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] bad = Arrays.copyOf(good, good.length + 4);
        bad[good.length] = (byte) 0x8E;
        bad[good.length + 1] = (byte) 0xBE;
        bad[good.length + 2] = '"';
        bad[good.length + 3] = '}';

        Path file = Files.write(folder.resolve(name), bad);

        assertRefused(file, RowSelection.text(), name.equals("a.txt") ? 3 : 2, "UTF-8");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xED, 0xC0, 0xF5})
    void refusesBytesThatOnlyLookLikeUtf8(int first) throws IOException {
        byte[] json = "{\"text\":\"????\"}\n".getBytes(StandardCharsets.UTF_8);
        byte[] units = {(byte) first, (byte) 0xA0, (byte) 0x80, (byte) 0x80};
        System.arraycopy(units, 0, json, 9, first == 0xF5 ? 4 : first == 0xED ? 3 : 2);

        assertRefused(Files.write(folder.resolve("a.jsonl"), json), RowSelection.text(), 1, "UTF-8");
    }

    @Test
    void refusesHalfACharacter() throws IOException {
        assertRefused(write("a.jsonl", "{\"text\":\"\\ud83d!\"}"), RowSelection.text(), 1, "half");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl.gz", "a.csv.gz", "a.txt.gz"})
    void refusesPackedFilesThatAreCutOffOrBroken(String name) throws IOException {
        String content = name.startsWith("a.jsonl") ? JSON_LINES.replace("anchor", "text") : "text\nab\ncd\n";
        byte[] packed = Rows.gzip(content.getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve(name);

        Files.write(file, Arrays.copyOf(packed, packed.length - 9));
        assertThatThrownBy(() -> Rows.of(file, RowSelection.text()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("cut off");
        packed[packed.length - 6] ^= 1;
        Files.write(file, packed);
        assertThatThrownBy(() -> Rows.of(file, RowSelection.text()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be unpacked");
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        assertRefused(file, RowSelection.text(), 0, "cannot be unpacked");
    }

    @Test
    void refusesBrokenParquet() throws IOException {
        Path file = Rows.copy(
                "SELECT md5(CAST(i AS VARCHAR)) AS text FROM range(100000) t(i)",
                folder.resolve("a.parquet"),
                "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048");
        byte[] bytes = Files.readAllBytes(file);

        byte[] broken = bytes.clone();
        Arrays.fill(broken, bytes.length * 3 / 4, bytes.length * 3 / 4 + 1000, (byte) 0x5A);
        Files.write(file, broken);
        assertThatThrownBy(() -> Rows.of(file, RowSelection.text()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString());
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(file, RowSelection.text(), 0, "No magic bytes found");
    }

    @Test
    void refusesPackedJsonThatIsCutOff() throws IOException {
        Path file = Rows.copy(
                "SELECT md5(CAST(i AS VARCHAR)) AS text FROM range(10000) t(i)",
                folder.resolve("a.jsonl.zst"),
                "FORMAT json, COMPRESSION zstd");
        byte[] bytes = Files.readAllBytes(file);

        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> Rows.of(file, RowSelection.text()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refusesFieldsThatDoNotFitTheHeader() throws IOException {
        assertRefused(write("a.csv", "anchor,positive\na,b\nc\n"), 2, "has 1 fields where the first line names 2");
        assertRefused(write("a.csv", "anchor,positive\na,b,c\n"), 1, "has 3 fields");
        assertRefused(write("a.csv", "anchor,positive\na,b\n\"c\"d,e\n"), 2, "goes on after its closing quote");
        assertRefused(write("a.csv", "anchor,positive\na,b\n\"c,d\n"), 2, "a quote is opened and never closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "a.json", "a.csv", "a.txt", "a.jsonl.gz"})
    void refusesFilesWithoutRows(String name) throws IOException {
        assertRefused(write(name, name.equals("a.csv") ? "text\n" : ""), RowSelection.text(), 0, "has no rows");
    }

    @Test
    void refusesParquetWithoutRows() {
        Path file = Rows.copy("SELECT 'a' AS text LIMIT 0", folder.resolve("a.parquet"), "FORMAT parquet");

        assertRefused(file, RowSelection.text(), 0, "has no rows");
    }

    @Test
    void refusesColumnsOfOneName() throws IOException {
        assertRefused(write("a.csv", "anchor,positive,anchor\na,b,c\n"), 0, "more than one column \"anchor\"");
    }

    @Test
    void refusesCsvWithoutNames() throws IOException {
        assertRefused(write("a.csv", ""), 0, "its first line must name the columns");
    }

    @Test
    void namesTheRowOfWrongBytesWhereverTheyAre() throws IOException {
        byte[] beginning = {'a', '\n', (byte) 0xFF, '\n'};
        byte[] cutOff = {'a', '\n', 'b', '\n', (byte) 0xE3, (byte) 0x81};
        assertThatThrownBy(() -> Rows.of(Files.write(folder.resolve("a.txt"), beginning), RowSelection.text()))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("a.txt, row 2: not UTF-8");
        assertThatThrownBy(() -> Rows.of(Files.write(folder.resolve("b.txt"), cutOff), RowSelection.text()))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("b.txt, row 3: not UTF-8");
    }
}

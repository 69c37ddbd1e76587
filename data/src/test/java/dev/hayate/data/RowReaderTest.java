package dev.hayate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {
    @TempDir
    Path folder;

    private Path write(String name, String content) throws IOException {
        return Rows.write(folder.resolve(name), content);
    }

    @Test
    void findsTheColumnsOfPairs() throws IOException {
        Path file = write("a.csv", "label,negative_10,positive,negative_2,score,anchor,negative\n1,n10,p,n2,0.5,a,n\n");

        try (RowReader rows = RowReader.open(FileSource.of(file), RowSelection.pairs())) {
            assertThat(rows.columns()).containsExactly("anchor", "positive", "negative", "negative_2", "negative_10");
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(4)).isEqualTo("n10");
        }
    }

    @Test
    void readsNamedColumnsInTheOrderAskedFor() throws IOException {
        Path file = write("a.jsonl", "{\"en\":\"cat\",\"ja\":\"猫\"}\n");

        assertThat(Rows.of(file, RowSelection.of("ja", "en"))).containsExactly(List.of("猫", "cat"));
    }

    @Test
    void tellsWhichColumnsThereAre() throws IOException {
        Path file = write("a.jsonl", "{\"anchor\":\"a\",\"text\":\"b\",\"src\":\"c\"}\n");

        assertThatThrownBy(() -> RowReader.open(FileSource.of(file), RowSelection.pairs()))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": has no column \"positive\"; it has anchor, text, src: name the columns to read"
                        + " with columns");
    }

    @Test
    void tellsThatAColumnOfScoresOrListsIsMissing() throws IOException {
        Path file = write("a.jsonl", "{\"text\":\"b\"}\n");

        assertThatThrownBy(() ->
                        RowReader.open(FileSource.of(file), RowSelection.text().withLeastScore("score", 1)))
                .hasMessageContaining("has no column \"score\"");
        assertThatThrownBy(() ->
                        RowReader.open(FileSource.of(file), RowSelection.text().withLists("ids")))
                .hasMessageContaining("has no column \"ids\"");
    }

    @Test
    void passesOverTextsByCodePoints() throws IOException {
        Path file = write("a.txt", "😀\n😀😀\n😀😀😀\nab\nabcd\n");

        try (RowReader rows =
                RowReader.open(FileSource.of(file), RowSelection.text().withCharacters(2, 3))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(0)).isEqualTo("😀😀");
            assertThat(rows.row()).isEqualTo(2);
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(0)).isEqualTo("ab");
            assertThat(rows.next()).isFalse();
            assertThat(rows.passedOver()).isEqualTo(new PassedOver(1, 1, 0));
            assertThat(rows.passedOver().total()).isEqualTo(2);
        }
    }

    @Test
    void passesOverRowsWithLowScores() throws IOException {
        Path csv = write("a.csv", "text,score\na,0.5\nb,0.49\nc,NaN\nd,1e3\n");
        Path jsonl = write("a.jsonl", """
                {"text":"a","score":0.5}
                {"text":"b","score":0.49}
                {"text":"d","score":2}
                """);
        Path parquet = Rows.copy(
                "SELECT * FROM (VALUES ('a', 0.5), ('b', 0.49), ('d', 1)) t(text, score)",
                folder.resolve("a.parquet"),
                "FORMAT parquet");

        RowSelection selection = RowSelection.text().withLeastScore("score", 0.5);
        for (Path file : List.of(csv, jsonl, parquet)) {
            assertThat(Rows.of(file, selection)).containsExactly(List.of("a"), List.of("d"));
        }
    }

    @Test
    void refusesScoresThatAreNoNumbers() throws IOException {
        RowSelection selection = RowSelection.text().withLeastScore("score", 0.5);

        assertThatThrownBy(() -> Rows.of(write("a.csv", "text,score\na,1\nb,x\n"), selection))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("row 2: \"score\" is \"x\", not a number");
        assertThatThrownBy(() -> Rows.of(write("a.jsonl", "{\"text\":\"a\",\"score\":null}"), selection))
                .hasMessageEndingWith("row 1: \"score\" is null, not a number");
    }

    @Test
    void readsListsOfTexts() throws IOException {
        Path jsonl = write("a.jsonl", "{\"query\":\"q\",\"relevant_docs\":[\"1\",\"2\"]}\n");
        Path parquet = Rows.copy(
                "SELECT 'q' AS query, ['1', '2'] AS relevant_docs", folder.resolve("a.parquet"), "FORMAT parquet");

        for (Path file : List.of(jsonl, parquet)) {
            RowSelection selection = RowSelection.of("query").withLists("relevant_docs");
            try (RowReader rows = RowReader.open(FileSource.of(file), selection)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.text(0)).isEqualTo("q");
                assertThat(rows.list(0)).containsExactly("1", "2");
            }
        }
    }

    @Test
    void refusesListsOfAnythingElse() throws IOException {
        Path file = write("a.jsonl", "{\"ids\":[\"1\",2]}\n");

        assertThatThrownBy(() -> Rows.of(file, RowSelection.of().withLists("ids")))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("row 1: \"ids\" is a list with a number, not a list of texts");
    }

    @Test
    void readsLabelsIdsAndScoresAsTexts() throws IOException {
        Path jsonl = write("a.jsonl", """
                {"label":4,"score":0.50,"docs":["1",22],"grades":[0,3]}
                {"docs":7,"grades":["2"],"label":"四","score":"1"}
                """);
        RowSelection selection = RowSelection.of().withValues("label", "score").withValueLists("docs", "grades");

        try (RowReader rows = RowReader.open(FileSource.of(jsonl), selection)) {
            assertThat(rows.next()).isTrue();
            assertThat(List.of(rows.value(0), rows.value(1))).containsExactly("4", "0.50");
            assertThat(rows.values(0)).containsExactly("1", "22");
            assertThat(rows.values(1)).containsExactly("0", "3");
            assertThat(rows.next()).isTrue();
            assertThat(List.of(rows.value(0), rows.value(1))).containsExactly("四", "1");
            assertThat(rows.values(0)).containsExactly("7");
        }
    }

    @Test
    void readsValuesOfEveryTypeOfParquet() throws IOException {
        Path numbers = Rows.copy(
                "SELECT 't' AS text, CAST(4 AS TINYINT) AS label, [1, 2] AS docs, 2.5 AS grade",
                folder.resolve("a.parquet"),
                "FORMAT parquet");
        Path texts = Rows.copy(
                "SELECT 'u' AS text, '五' AS label, ['d1', 'd2'] AS docs, 'g' AS grade",
                folder.resolve("b.parquet"),
                "FORMAT parquet");
        RowSelection selection = RowSelection.text().withValues("label").withValueLists("docs", "grade");

        try (RowReader rows = RowReader.open(FileSource.of(numbers, texts), selection)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(0)).isEqualTo("t");
            assertThat(rows.value(0)).isEqualTo("4");
            assertThat(rows.values(0)).containsExactly("1", "2");
            assertThat(rows.values(1)).containsExactly("2.5");
            assertThat(rows.next()).isTrue();
            assertThat(rows.value(0)).isEqualTo("五");
            assertThat(rows.values(0)).containsExactly("d1", "d2");
        }
    }

    @Test
    void readsValuesOfDelimitedFieldsAndLines() throws IOException {
        Path csv = write("a.csv", "label,docs\n4,d1\n");
        Path lines = write("a.txt", "疾風\n");

        try (RowReader rows = RowReader.open(
                FileSource.of(csv), RowSelection.of().withValues("label").withValueLists("docs"))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.value(0)).isEqualTo("4");
            assertThat(rows.values(0)).containsExactly("d1");
        }
        try (RowReader rows =
                RowReader.open(FileSource.of(lines), RowSelection.of().withValues("text"))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.value(0)).isEqualTo("疾風");
        }
        assertThatThrownBy(() -> Rows.of(lines, RowSelection.of().withValueLists("text")))
                .hasMessageEndingWith("\"text\" is a text, not a list of texts or numbers");
    }

    @Test
    void refusesValuesThatAreNeitherTextNorNumber() throws IOException {
        Path jsonl = write("a.jsonl", "{\"a\":1,\"b\":[1]}\n{\"a\":true,\"b\":[null]}\n");
        Path parquet = Rows.copy("SELECT true AS a, [[1]] AS b", folder.resolve("a.parquet"), "FORMAT parquet");

        assertThatThrownBy(() -> Rows.of(jsonl, RowSelection.of().withValues("a")))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("row 2: \"a\" is true or false, not a text or a number");
        assertThatThrownBy(() -> Rows.of(jsonl, RowSelection.of().withValueLists("b")))
                .hasMessageEndingWith("row 2: \"b\" is a list with null, not a list of texts or numbers");
        assertThatThrownBy(() -> Rows.of(parquet, RowSelection.of().withValues("a")))
                .hasMessageEndingWith("\"a\" is of the type BOOLEAN, not a text or a number");
        assertThatThrownBy(() -> Rows.of(parquet, RowSelection.of().withValueLists("b")))
                .hasMessageEndingWith("\"b\" is of the type INTEGER[][], not a list of texts or numbers");
    }

    @Test
    void tellsTheColumnsOfASource() throws IOException {
        Path file = write("a.csv", "text,label\na,1\n");

        assertThat(RowReader.columns(FileSource.of(file))).containsExactly("text", "label");
    }

    @Test
    void tellsTheFileAndTheRowInIt() throws IOException {
        Path first = write("a.csv", "text\na\nb\n");
        Path second = write("b.csv", "text\nlong enough\nd\nlong again\n");

        try (RowReader rows =
                RowReader.open(FileSource.of(first, second), RowSelection.text().withCharacters(5, 100))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.file()).isEqualTo(second.toString());
            assertThat(rows.rowOfFile()).isEqualTo(1);
            assertThat(rows.next()).isTrue();
            assertThat(rows.rowOfFile()).isEqualTo(3);
            assertThat(rows.row()).isEqualTo(5);
        }
    }

    @Test
    void readsFilesOneAfterAnother() throws IOException {
        write("b.jsonl", "{\"text\":\"2\"}\n{\"text\":\"3\"}\n");
        write("a.jsonl", "{\"text\":\"1\"}\n");
        write("c.csv", "text\n4\n");

        assertThat(Rows.of(RowSource.parse("*.jsonl", folder), RowSelection.text()))
                .containsExactly(List.of("1"), List.of("2"), List.of("3"));
        RowSource mixed = FileSource.of(folder.resolve("c.csv"), folder.resolve("a.jsonl"));
        try (RowReader rows = RowReader.open(mixed, RowSelection.text())) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(0)).isEqualTo("1");
            assertThat(rows.row()).isEqualTo(2);
            assertThat(rows.next()).isFalse();
            assertThat(rows.next()).isFalse();
            assertThatThrownBy(() -> rows.text(0)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void namesTheFileThatLacksAColumn() throws IOException {
        write("a.csv", "text\n1\n");
        Path other = write("b.csv", "words\n2\n");

        assertThatThrownBy(() -> Rows.of(RowSource.parse("*.csv", folder), RowSelection.text()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(other + ": has no column \"text\"; it has words");
    }

    @Test
    void hasNoRowBeforeTheFirst() throws IOException {
        Path file = write("a.csv", "text\na\n");

        try (RowReader rows = RowReader.open(FileSource.of(file), RowSelection.text())) {
            assertThatThrownBy(() -> rows.text(0)).isInstanceOf(IllegalStateException.class);
            assertThat(rows.next()).isTrue();
            assertThat(rows.text(0)).isEqualTo("a");
        }
    }

    @Test
    void refusesSelectionsThatCannotBe() {
        assertThatThrownBy(() -> RowSelection.text().withCharacters(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 5 to 4");
        assertThatThrownBy(() -> RowSelection.of("a", "b", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"a\" is asked for twice");
    }
}

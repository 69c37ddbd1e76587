package dev.hayate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySourceTest {
    @TempDir
    Path folder;

    @BeforeEach
    void putFile() throws IOException {
        Rows.write(folder.resolve("a.jsonl"), """
                {"q":"b","a":"2","n":2}
                {"q":"a","a":"1","n":1}
                {"q":"c","a":"3","n":3}
                """);
    }

    private List<List<String>> rows(String sql) throws IOException {
        return Rows.of(new QuerySource(sql, folder), RowSelection.pairs());
    }

    private void assertRefused(String sql, String reason) {
        assertThatThrownBy(() -> rows(sql))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("query \"")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void readsFilesRelativeToItsFolder() throws IOException {
        assertThat(rows("SELECT q AS anchor, a AS positive, n FROM 'a.jsonl' WHERE n < 3;\n"))
                .containsExactly(List.of("b", "2"), List.of("a", "1"));
    }

    @Test
    void keepsTheOrderOfTheQuery() throws IOException {
        assertThat(rows("SELECT q AS anchor, a AS positive FROM 'a.jsonl' ORDER BY n DESC -- the last first"))
                .containsExactly(List.of("c", "3"), List.of("b", "2"), List.of("a", "1"));
    }

    @Test
    void refusesAFileThatTheFolderOfTheProcessHasToo() {
        assertRefused("SELECT 'a' AS anchor, 'b' AS positive FROM read_text('pom.xml')", "\"pom.xml\" is also");
        assertRefused("SELECT 'a' AS anchor, 'b' AS positive FROM read_text('*.xml')", "write the whole path");
    }

    @Test
    void takesOtherStringsForWhatTheyAre() throws IOException {
        assertThat(rows("SELECT replace(q, '.', '') || '[.' AS anchor, 'src/' || a AS positive FROM 'a.jsonl' LIMIT 1"))
                .containsExactly(List.of("b[.", "src/2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELEC 1 | syntax error",
                "COPY (SELECT 1) TO 'x.csv' | Only SELECT statements",
                "SELECT 'a' AS anchor; SELECT 2 | is 2 queries",
                "'' | is 0 queries",
                "SELECT 1 AS anchor, 'b' AS positive | \"anchor\" is of the type INTEGER, not a text",
                "SELECT 'a' AS anchor FROM 'none.jsonl' | none.jsonl",
                "SELECT 'a' AS anchor | has no column \"positive\"; it has anchor",
                "SELECT NULL::VARCHAR AS anchor, 'b' AS positive | row 1: \"anchor\" is null",
                "SELECT error('no luck') AS anchor, 'b' AS positive | no luck",
                "SELECT 'a' AS anchor, 'b' AS positive LIMIT 0 | has no rows",
                "FROM 'https://example.invalid/a.parquet' | httpfs",
            })
    void refusesWhatGivesNoRows(String sql, String reason) {
        assertRefused(sql, reason);
    }

    @Test
    void refusesAnErrorAfterMillionsOfGoodBytes() {
        assertRefused(
                "SELECT md5(i::VARCHAR) AS anchor, CASE WHEN i = 400000 THEN error('late') ELSE 'b' END AS positive"
                        + " FROM range(500000) t(i)",
                "late");
    }
}

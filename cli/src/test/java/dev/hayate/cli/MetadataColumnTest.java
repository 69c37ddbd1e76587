package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hayate.data.DataException;
import dev.hayate.search.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataColumnTest {
    private static Value read(String column, String... cell) throws DataException {
        return MetadataColumn.parse(column).value(List.of(cell), "pages.jsonl", 1);
    }

    @Test
    void readsNumbersFlagsTextsAndLists() throws DataException {
        assertThat(read("year", "2020")).isEqualTo(new Value.Numeric(2020));
        assertThat(read("score", "-1.5e2")).isEqualTo(new Value.Numeric(-150));
        assertThat(read("draft", "true")).isEqualTo(new Value.Flag(true));
        assertThat(read("lang", "ja")).isEqualTo(new Value.Text("ja"));
        assertThat(read("tags", "a", "b")).isEqualTo(new Value.Texts(List.of("a", "b")));
        assertThat(read("tags")).isEqualTo(new Value.Texts(List.of()));
    }

    @Test
    void takesNumbersWithZerosBeforeThemForTexts() throws DataException {
        assertThat(read("code", "0120")).isEqualTo(new Value.Text("0120"));
    }

    @Test
    void readsTheKindThatIsAskedFor() throws DataException {
        assertThat(read("year:text", "2020")).isEqualTo(new Value.Text("2020"));
        assertThat(read("tags:list", "a")).isEqualTo(new Value.Texts(List.of("a")));
        assertThat(MetadataColumn.parse("a:b").name()).isEqualTo("a:b");
    }

    @ParameterizedTest
    @CsvSource({"2020, n/a, --metadata x:text", "true, yes, --metadata x:text"})
    void refusesOtherKindsThanInTheFirstRow(String first, String second, String remedy) throws DataException {
        MetadataColumn column = MetadataColumn.parse("x");
        column.value(List.of(first), "pages.jsonl", 1);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> column.value(List.of(second), "pages.jsonl", 2))
                .withMessageContaining("pages.jsonl, row 2")
                .withMessageContaining(second)
                .withMessageContaining(remedy);
    }

    @Test
    void refusesListsAmongSingleValues() throws DataException {
        MetadataColumn column = MetadataColumn.parse("x");
        column.value(List.of("a"), "pages.jsonl", 1);

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> column.value(List.of("a", "b"), "pages.jsonl", 2))
                .withMessageContaining("--metadata x:list");
    }
}

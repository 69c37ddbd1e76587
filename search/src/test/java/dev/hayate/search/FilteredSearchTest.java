package dev.hayate.search;

import static dev.hayate.search.IndexFolder.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.search.filter.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilteredSearchTest {
    private static final List<Document> DOCUMENTS = List.of(
            document("a", Map.of("year", number(2020), "lang", new Value.Text("ja"), "open", new Value.Flag(true))),
            document("b", Map.of("year", number(2021.5), "lang", new Value.Text("en"), "open", new Value.Flag(false))),
            document("c", Map.of("year", number(-3), "tags", new Value.Texts(List.of("x", "y z")))),
            document("d", Map.of("lang", new Value.Text("fr"), "tags", new Value.Texts(List.of("x", "2020")))));

    @TempDir
    static Path folder;

    private static SearchIndex index;
    private static Search search;

    private static Document document(String id, Map<String, Value> metadata) {
        return new Document(id, "", "犬の話", metadata);
    }

    private static Value number(double number) {
        return new Value.Numeric(number);
    }

    @BeforeAll
    static void indexes() throws IOException {
        index = IndexFolder.of(folder, DOCUMENTS);
        search = index.search();
    }

    @AfterAll
    static void closes() throws IOException {
        search.close();
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            year = 2020                        | a
            year != 2020                       | bcd
            year > 2020                        | b
            year >= 2020                       | ab
            year < 2020                        | c
            year <= 2020                       | ac
            year in (2020, -3)                 | ac
            lang = "ja"                        | a
            lang > "en"                        | ad
            lang >= "en" and lang < "ja"       | bd
            lang in (ja, fr) or year < 0       | acd
            not lang in (ja, fr)               | bc
            open = true                        | a
            open != true                       | bcd
            tags = x                           | cd
            tags = "y z"                       | c
            tags = 2020                        | d
            tags = x and not lang = fr         | c
            """)
    void findsWhatFulfilsTheCondition(String filter, String wanted) throws IOException {
        for (Mode mode : List.of(new Mode.Words(), new Mode.Vectors(), Mode.Hybrid.DEFAULT)) {
            SearchRequest request = SearchRequest.of("犬").withMode(mode).withFilter(Filter.parse(filter));
            assertThat(String.join("", ids(search.find(request)))).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yaer = 2020   | no document of the index has "yaer"; there are lang, open, tags, year
            year = ja     | "year" holds numbers, and "ja" is none: compare it with a number, without quotes
            open > true   | "open" is true or false, and neither is above the other: ask with = or !=
            open = maybe  | "open" is true or false, and never "maybe"
            """)
    void refusesWhatCannotBeCompared(String filter, String sentence) {
        assertThatThrownBy(() -> search.find(SearchRequest.of("犬").withFilter(Filter.parse(filter))))
                .isInstanceOf(IndexException.class)
                .hasMessage(sentence);
    }
}

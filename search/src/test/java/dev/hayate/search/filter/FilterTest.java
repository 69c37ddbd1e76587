package dev.hayate.search.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hayate.search.filter.Comparison.Order;
import dev.hayate.search.filter.FieldValue.Numeral;
import dev.hayate.search.filter.FieldValue.Text;
import dev.hayate.search.filter.FieldValue.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final Filter A = new OneOf("a", List.of(new Text("x")));
    private static final Filter B = new OneOf("b", List.of(new Text("x")));
    private static final Filter C = new OneOf("c", List.of(new Text("x")));

    @Test
    void readsComparisonsMembershipsAndTheirNegations() {
        assertThat(Filter.parse("year >= 2020 and lang = \"ja\" and not tag in (a, 'b c')"))
                .isEqualTo(new AllOf(List.of(
                        new Comparison("year", Order.AT_LEAST, new Numeral(2020, "2020")),
                        new OneOf("lang", List.of(new Text("ja"))),
                        new Not(new OneOf("tag", List.of(new Text("a"), new Text("b c")))))));
    }

    @Test
    void needsNoSpaces() {
        assertThat(Filter.parse("year>2020")).isEqualTo(new Comparison("year", Order.ABOVE, new Numeral(2020, "2020")));
        assertThat(Filter.parse("year<=-1.5e3"))
                .isEqualTo(new Comparison("year", Order.AT_MOST, new Numeral(-1500, "-1.5e3")));
    }

    @Test
    void bindsNotBeforeAndBeforeOr() {
        assertThat(Filter.parse("a=x or not b=x and c=x"))
                .isEqualTo(new AnyOf(List.of(A, new AllOf(List.of(new Not(B), C)))));
        assertThat(Filter.parse("(a=x or b=x) and c=x")).isEqualTo(new AllOf(List.of(new AnyOf(List.of(A, B)), C)));
        assertThat(Filter.parse("NOT (a=x OR b=x)")).isEqualTo(new Not(new AnyOf(List.of(A, B))));
    }

    @Test
    void writesUnequalAsNotEqual() {
        assertThat(Filter.parse("a != x")).isEqualTo(new Not(A));
        assertThat(Filter.parse("a not in (x)")).isEqualTo(new Not(A));
    }

    @Test
    void takesWhatStandsInQuotesForTexts() {
        assertThat(Filter.parse("a in (\"2020\", 'true', true, \"\\\"\\\\\")"))
                .isEqualTo(new OneOf(
                        "a", List.of(new Text("2020"), new Text("true"), new Truth(true, "true"), new Text("\"\\"))));
    }

    @Test
    void readsJapaneseNamesAndNamesInBackquotes() {
        assertThat(Filter.parse("分類 = 科学")).isEqualTo(new OneOf("分類", List.of(new Text("科学"))));
        assertThat(Filter.parse("`in` = x and `my field` = 2024-01-31"))
                .isEqualTo(new AllOf(List.of(
                        new OneOf("in", List.of(new Text("x"))),
                        new OneOf("my field", List.of(new Text("2024-01-31"))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~ | 1 | it is empty",
                "year >> 2020 | 7 | expected a value, got \">\"",
                "year => 2020 | 7 | expected a value, got \">\"",
                "year 2020 | 6 | expected =, !=, <, <=, >, >=, in or not in after \"year\", got \"2020\"",
                "year | 5 | got its end",
                "𠮷 = 'x | 5 | the quote ' is never closed",
                "a = x b = y | 7 | expected and, or or its end, got \"b\"",
                "a in x | 6 | expected (, got \"x\"",
                "a in (x | 8 | expected ), got its end",
                "a in () | 7 | expected a value, got \")\"",
                "(a = x | 7 | expected ), got its end",
                "a not x | 7 | expected in after not, got \"x\"",
                "and = x | 1 | expected the name of a field, got \"and\"",
                "a = x and | 10 | expected the name of a field, got its end",
                "'a' = x | 1 | expected the name of a field, got \"a\"",
                "a == x | 4 | expected a value, got \"=\"",
            })
    void namesThePlaceWhereItCannotBeRead(String filter, int position, String reason) {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> Filter.parse(filter))
                .withMessageContaining("character " + position + ": ")
                .withMessageContaining(reason)
                .satisfies(e -> assertThat(e.position()).isEqualTo(position));
    }

    @Test
    void refusesParenthesesInParenthesesWithoutEnd() {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> Filter.parse("(".repeat(100_000)))
                .withMessageContaining("100 deep");
    }
}

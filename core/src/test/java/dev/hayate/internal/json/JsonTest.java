package dev.hayate.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @Test
    void readsEveryKindOfValue() {
        Json json = Json.parse("f", " {\"a\":[1,-2.5e3,true,false,null,\"x\"],\"b\":{},\"\":[ ]}\n");
        assertThat(json.member("a").element(0).integer()).isEqualTo(1);
        assertThat(json.member("a").element(1).number().digits()).isEqualTo("-2.5e3");
        assertThat(json.member("a").element(2).bool()).isTrue();
        assertThat(json.member("a").element(4).isNull()).isTrue();
        assertThat(json.member("a").elements()).hasSize(6);
        assertThat(json.member("b").object()).isEmpty();
        assertThat(json.member("").array()).isEmpty();
        assertThat(json.member("c").isNull()).isTrue();
    }

    @Test
    void readsEscapes() {
        assertThat(Json.parse("f", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u3042\\ud83d\\uDE00\"")
                        .string())
                .isEqualTo("\"\\/\b\f\n\r\tあ😀");
    }

    @Test
    void takesTheLastOfEqualNames() {
        assertThat(Json.parse("f", "{\"a\":1,\"a\":2}").member("a").integer()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | line 1, column 1",
                "{ | line 1, column 2",
                "[1,] | line 1, column 4",
                "[1 2] | line 1, column 4",
                "{'a' 1} | line 1, column 6",
                "{a:1} | line 1, column 2",
                "{'a':1,} | line 1, column 8",
                "[1] x | line 1, column 5",
                "'a | line 1, column 3",
                "'\\x' | line 1, column 4",
                "'\\u12' | line 1, column 6",
                "tru | line 1, column 1",
                "nulll | line 1, column 5",
                "01 | line 1, column 2",
                "1. | line 1, column 3",
                ".5 | line 1, column 1",
                "+1 | line 1, column 1",
                "- | line 1, column 2",
                "1e | line 1, column 3",
                "NaN | line 1, column 1",
                "[1,¶ 2,¶ ?] | line 3, column 2",
                "'a¶b' | line 1, column 3"
            })
    void tellsWhereTheTextBreaks(String text, String place) {
        assertThatThrownBy(() -> Json.parse("f", text.replace('\'', '"').replace('¶', '\n')))
                .isInstanceOfSatisfying(
                        ModelFormatException.class, e -> assertThat(e.place()).isEqualTo(place));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertThatThrownBy(() -> Json.parse("f", "\"é\"".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThat(Json.parse("f", "[".repeat(128) + "]".repeat(128)).isArray()).isTrue();
        assertThatThrownBy(() -> Json.parse("f", "[".repeat(100_000)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void namesThePlaceOfAValueOfTheWrongKind() {
        Json json = Json.parse("f", "{\"a/b\":[0,{\"m~n\":\"x\"}],\"big\":3000000000,\"part\":1.5}");
        Json text = json.member("a/b").element(1).member("m~n");
        refused(text, Json::integer, "/a~1b/1/m~0n", "expected a number, got \"x\"");
        refused(text, Json::object, "/a~1b/1/m~0n", "expected an object");
        refused(text, Json::bool, "/a~1b/1/m~0n", "expected true or false");
        refused(json.member("a/b"), Json::string, "/a~1b", "expected a string, got an array");
        refused(json.member("none"), Json::array, "/none", "expected an array, got nothing");
        refused(json.member("big"), Json::integer, "/big", "32 bits");
        refused(json.member("part"), Json::integer, "/part", "whole number");
        refused(json, value -> value.allowOnly(Set.of("big", "part")), "/a~1b", "unknown setting");
    }

    private static void refused(Json json, Consumer<Json> reading, String place, String words) {
        assertThatThrownBy(() -> reading.accept(json))
                .isInstanceOfSatisfying(
                        ModelFormatException.class, e -> assertThat(e.place()).isEqualTo(place))
                .hasMessageContaining(words);
    }
}

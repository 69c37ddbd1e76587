package dev.hayate.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonWriterTest {

    @Test
    void writesWhatTheReaderReads() {
        String json = "{\"a\":[1,-2.50e+3,true,null,[],{}],\"東\\\"\\\\\\n\\u0001\":\"🍜\"}";
        assertThat(JsonWriter.compact(Json.parse("f", json).value())).isEqualTo(json);
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        String json = "[-11.897600173950195,1.0,0.10,12345678901234567890123,1E400]";
        assertThat(JsonWriter.compact(Json.parse("f", json).value())).isEqualTo(json);
    }

    @Test
    void indentsByTwoSpaces() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("a", List.of(1, 2L));
        value.put("b", Map.of());
        assertThat(JsonWriter.pretty(value)).isEqualTo("""
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {}
                }
                """);
    }

    @Test
    void escapesSurrogatesThatStandAlone() {
        assertThat(JsonWriter.compact(Arrays.asList("\ud83c", "\udf5c\ud83c", "\ud83c\udf5c")))
                .isEqualTo("[\"\\ud83c\",\"\\udf5c\\ud83c\",\"\ud83c\udf5c\"]");
    }

    @Test
    void refusesWhatHasNoForm() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonWriter.compact(new Object()));
    }
}

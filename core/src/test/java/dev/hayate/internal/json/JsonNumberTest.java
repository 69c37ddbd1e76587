package dev.hayate.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.tokenizer.GoldenCases;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonNumberTest {

    @Test
    void readsDigitsAsSerdeJson() throws IOException {
        List<Json> cases = GoldenCases.entries("numbers");
        int notNearest = 0;
        for (Json golden : cases) {
            JsonNumber number = new JsonNumber(golden.element(0).string());
            double expected = Double.parseDouble(golden.element(1).string());
            assertThat(number.serdeValue()).as(number.digits()).isEqualTo(expected);
            notNearest += number.doubleValue() == expected ? 0 : 1;
        }
        assertThat(notNearest)
                .as("cases that tell serde_json from a correct reader")
                .isGreaterThan(20);
    }

    @Test
    void readsDigitsAsTheNearestDoubleToo() {
        assertThat(new JsonNumber("9007199254740993.0").doubleValue()).isEqualTo(9007199254740992.0);
        assertThat(new JsonNumber("-0").serdeValue()).isEqualTo(-0.0);
    }
}

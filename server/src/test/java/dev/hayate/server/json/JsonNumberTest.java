package dev.hayate.server.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {
    private static final String NUMBER_OF_RFC_8259 = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    @ParameterizedTest
    @CsvSource({
        "0.0, 0.0",
        "-0.0, -0.0",
        "1.0, 1.0",
        "-1.5, -1.5",
        "0.5, 0.5",
        "0.1, 0.1",
        "0.0123, 0.0123",
        "1.0E-4, 0.0001",
        "-1.2345679E-4, -0.00012345679",
        "9.999E-5, 9.999E-5",
        "1.0E-5, 1.0E-5",
        "1.25E-10, 1.25E-10",
        "123.0, 123.0",
        "123.25, 123.25",
        "1234567.0, 1234567.0",
        "9999999.0, 9999999.0",
        "1.0E7, 1.0E7",
        "1.6777216E7, 1.6777216E7",
        "3.4028235E38, 3.4028235E38",
        "1.4E-45, 1.4E-45",
        "1.17549435E-38, 1.1754944E-38",
        "100.0, 100.0",
        "1000000.0, 1000000.0",
        "0.3, 0.3",
        "33554432, 3.3554432E7",
    })
    void writesTheFormThatOneExpects(float value, String expected) {
        assertThat(text(value)).isEqualTo(expected);
    }

    @Test
    void writesTheShortestDecimalOfAnyValue() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 2_000_000; i++) {
            check(random.nextInt());
        }
    }

    @Test
    void writesTheShortestDecimalOfValuesOfVectors() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 2_000_000; i++) {
            check(Float.floatToRawIntBits((float) (random.nextGaussian() / 16)));
        }
    }

    @Test
    void writesTheShortestDecimalAroundPowersOfTwoAndTen() {
        for (int exponent = 0; exponent < 255; exponent++) {
            around(exponent << 23);
        }
        for (int exponent = -45; exponent <= 38; exponent++) {
            around(Float.floatToRawIntBits(Float.parseFloat("1E" + exponent)));
        }
    }

    @Test
    void writesTheShortestDecimalOfSmallWholeNumbersAndSmallestValues() {
        for (int i = 0; i < 200_000; i++) {
            check(Float.floatToRawIntBits(i));
            check(i);
        }
    }

    private static void around(int bits) {
        for (int i = -40; i <= 40; i++) {
            check(bits + i);
            check(bits + i | Integer.MIN_VALUE);
        }
    }

    private static void check(int bits) {
        float value = Float.intBitsToFloat(bits);
        if (!Float.isFinite(value)) {
            return;
        }
        String text = text(value);
        String expected = Float.toString(value);
        if (!text.equals(expected) && (value == 0 || new BigDecimal(text).compareTo(new BigDecimal(expected)) != 0)) {
            throw new AssertionError("bits " + Integer.toHexString(bits) + ": expected " + expected + ", got " + text);
        }
        if (bits % 64 == 0) {
            assertThat(text).matches(NUMBER_OF_RFC_8259);
            assertThat(text.length()).isLessThanOrEqualTo(FloatText.LONGEST);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void neverWritesWhatIsNoNumber(float value) {
        JsonBytes json = new JsonBytes(64);
        assertThatThrownBy(() -> json.number(value)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> json.numbers(new float[] {1, value}, 0, 2)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, -1, 1234567890123L, Long.MIN_VALUE, Long.MAX_VALUE})
    void writesWholeNumbers(long value) {
        JsonBytes json = new JsonBytes(0).number(value);
        assertThat(new String(json.bytes(), 0, json.length(), US_ASCII)).isEqualTo(Long.toString(value));
    }

    private static final byte[] SCRATCH = new byte[FloatText.ROOM];

    private static String text(float value) {
        return new String(SCRATCH, 0, FloatText.write(value, SCRATCH, 0), US_ASCII);
    }
}

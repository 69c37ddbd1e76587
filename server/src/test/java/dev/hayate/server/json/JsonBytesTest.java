package dev.hayate.server.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

class JsonBytesTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    @Test
    void escapesWhatMustBeEscaped() {
        assertThat(string("a\"b\\c\n\t\u0000\u001f/é猫😀\u007f"))
                .isEqualTo("\"a\\\"b\\\\c\\u000a\\u0009\\u0000\\u001f/é猫😀\u007f\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "a\ud83d", "\ude00\ud83d", "\ud800\ud83d\ude00"})
    void replacesLoneSurrogates(String text) {
        String expected = new String(text.getBytes(UTF_16), UTF_16);
        assertThat(JACKSON.readValue(string(text), String.class)).isEqualTo(expected);
    }

    @Test
    void writesStringsThatAreReadBack() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                int bits = random.nextInt(21);
                int codePoint = Math.min(0x10FFFF, random.nextInt(1 << (bits + 1)));
                text.appendCodePoint(codePoint >= 0xD800 && codePoint < 0xE000 ? '猫' : codePoint);
            }
            assertThat(JACKSON.readValue(string(text.toString()), String.class)).isEqualTo(text.toString());
        }
    }

    private static String string(String value) {
        JsonBytes json = new JsonBytes(0).string(value);
        return new String(json.bytes(), 0, json.length(), UTF_8);
    }

    @Test
    void growsToWhatIsWritten() {
        float[] values = new float[3000];
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        JsonBytes json = new JsonBytes(0);
        json.raw("[")
                .numbers(values, 0, 1000)
                .raw(",")
                .numbers(values, 1000, 3000)
                .raw(",")
                .numbers(values, 0, 0)
                .raw("]");
        float[][] read = JACKSON.readValue(json.bytes(), 0, json.length(), float[][].class);
        assertThat(read[0]).containsExactly(Arrays.copyOf(values, 1000));
        assertThat(read[1]).containsExactly(Arrays.copyOfRange(values, 1000, 3000));
        assertThat(read[2]).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 255, 256, 1024})
    void writesLittleEndianFloatsInBase64(int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] values = new float[2 * count + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.intBitsToFloat(random.nextInt() & 0x7F7F_FFFF);
        }
        JsonBytes json = new JsonBytes(0)
                .raw("[")
                .base64(values, 1, 1 + count)
                .raw(",")
                .base64(values, 1 + count, 2 * count + 1)
                .raw("]");
        String[] read = JACKSON.readValue(json.bytes(), 0, json.length(), String[].class);
        for (int row = 0; row < 2; row++) {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Base64.getDecoder().decode(read[row])).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                assertThat(bytes.getFloat()).isEqualTo(values[1 + row * count + i]);
            }
            assertThat(bytes.hasRemaining()).isFalse();
            assertThat(read[row].length() + 2).isLessThanOrEqualTo(JsonBytes.base64Size(count));
        }
    }
}

package dev.hayate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8InputStreamTest {
    private static final int[] TELLING = {
        'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0,
        0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Reads in pieces, so that characters are cut.
    private static boolean passes(byte[] bytes) throws IOException {
        try (InputStream stream = new Utf8InputStream(new ByteArrayInputStream(bytes))) {
            byte[] piece = new byte[2];
            for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
                assertThat(count).isPositive();
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void agreesWithTheDecoderOfTheJdk() throws IOException {
        Random random = new Random(1);
        int good = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(6)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) TELLING[random.nextInt(TELLING.length)];
            }
            boolean utf8 = isUtf8(bytes);
            good += utf8 ? 1 : 0;
            if (passes(bytes) != utf8) {
                throw new AssertionError(Arrays.toString(bytes));
            }
        }
        assertThat(good).isGreaterThan(1000);
    }

    @Test
    void givesWhatIsGoodBeforeItFails() throws IOException {
        byte[] bytes = {'a', 'b', (byte) 0xFF, 'c'};

        try (InputStream stream = new Utf8InputStream(new ByteArrayInputStream(bytes))) {
            assertThat(stream.readNBytes(2)).containsExactly('a', 'b');
            assertThatThrownBy(stream::read).isInstanceOf(CharacterCodingException.class);
            assertThatThrownBy(stream::read).isInstanceOf(CharacterCodingException.class);
        }
    }
}

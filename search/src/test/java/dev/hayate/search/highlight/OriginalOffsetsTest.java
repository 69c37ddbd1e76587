package dev.hayate.search.highlight;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OriginalOffsetsTest {
    @Test
    void givesWhatChangesTogetherTheSamePlace() {
        OriginalOffsets offsets = OriginalOffsets.ofNfkc("a㌔か\u3099b");
        assertThat(starts(offsets, 5)).containsExactly(0, 1, 1, 2, 4);
        assertThat(ends(offsets, 5)).containsExactly(1, 2, 2, 4, 5);
    }

    @Test
    void coversEveryPlaceOfRandomTexts() {
        Random random = new Random(3);
        String alphabet = "aか\u3099\u309Aﾊﾟ㌔①Å\u0301e가ᄀ\u1161ｱ\u0323\u0307ﬁ漢";
        for (int round = 0; round < 3000; round++) {
            StringBuilder made = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                made.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String text = made.toString();
            String normalized = Normalizer.normalize(text, Form.NFKC);
            OriginalOffsets offsets = OriginalOffsets.ofNfkc(text);
            int before = 0;
            for (int i = 0; i < normalized.length(); i++) {
                assertThat(offsets.start(i)).isGreaterThanOrEqualTo(before);
                assertThat(offsets.end(i + 1)).isGreaterThan(offsets.start(i));
                before = offsets.start(i);
                String original = text.substring(offsets.start(i), offsets.end(i + 1));
                assertThat(Normalizer.normalize(original, Form.NFKC)).contains(normalized.substring(i, i + 1));
            }
            if (!normalized.isEmpty()) {
                assertThat(offsets.start(0)).isZero();
                assertThat(offsets.end(normalized.length())).isEqualTo(text.length());
            }
        }
    }

    private static int[] starts(OriginalOffsets offsets, int count) {
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = offsets.start(i);
        }
        return starts;
    }

    private static int[] ends(OriginalOffsets offsets, int count) {
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            ends[i] = offsets.end(i + 1);
        }
        return ends;
    }
}

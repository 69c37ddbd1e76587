package dev.hayate.tokenizer.normalizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.tokenizer.NormalizedText;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;

class UnicodeFormTest {
    /// Blocks without characters younger than the original's tables.
    private static final int[][] OLD_BLOCKS = {
        {0x00, 0x2FF},
        {0x300, 0x36F},
        {0x1100, 0x11FF},
        {0x1E00, 0x1FFF},
        {0x3040, 0x30FF},
        {0xAC00, 0xD7A3},
        {0xFF00, 0xFFEF}
    };

    @Test
    void agreesWithTheJdkOnOldCharacters() {
        for (UnicodeForm form : UnicodeForm.values()) {
            for (int[] block : OLD_BLOCKS) {
                for (int codePoint = block[0]; codePoint <= block[1]; codePoint++) {
                    String text = "e" + Character.toString(codePoint) + "\u0323\u3099\u0301";
                    assertThat(normalize(form, text))
                            .as("%s of U+%04X", form, codePoint)
                            .isEqualTo(java.text.Normalizer.normalize(text, Form.valueOf(form.name())));
                }
            }
        }
    }

    @Test
    void leavesYoungerMarksWhereTheyAre() {
        String young = "a\u0301\u1ACE\u0323";
        assertThat(normalize(UnicodeForm.NFD, young)).isEqualTo(young);
    }

    private static String normalize(UnicodeForm form, String text) {
        int[] codePoints = text.codePoints().toArray();
        NormalizedText normalized = new NormalizedText(false);
        normalized.reset(codePoints, 0, codePoints.length);
        form.normalize(normalized);
        return normalized.substring(0, normalized.length());
    }
}

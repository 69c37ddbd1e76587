package dev.hayate.training.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.tokenizer.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NGramsTest {
    @Test
    void aPieceHasTheNGramsOfItsCharacters() {
        assertThat(NGrams.DEFAULT.ofPiece("食べる")).containsExactly("食", "べ", "る", "食べ", "べる", "食べる");
        assertThat(NGrams.DEFAULT.ofPiece("𠮷野")).containsExactly("𠮷", "野", "𠮷野");
    }

    @Test
    void aLatinPieceHasLongerOnesWithItsEnds() {
        assertThat(new NGrams(1, 3, 3, 4, 1, 1).ofPiece("cat")).containsExactly("^ca", "cat", "at$", "^cat", "cat$");
        assertThat(NGrams.DEFAULT.ofPiece("2026")).isEmpty();
    }

    @Test
    void tokensShareTheNGramsThatTheyHaveInCommon() {
        Sharing sharing = new NGrams(1, 2, 3, 5, 2, 1).of(unigram("<unk>", "▁食べ", "食事", "海"));
        assertThat(sharing.tokens()).isEqualTo(4);
        assertThat(sharing.parts()).isEqualTo(5);
        assertThat(parts(sharing, 1)).isEqualTo("1×1.0 4×2.0");
        assertThat(parts(sharing, 2)).isEqualTo("2×1.0 4×2.0");
        assertThat(parts(sharing, 3)).isEqualTo("3×1.0");
        assertThat(sharing.ofParts().columns()).containsExactly(0, 1, 2, 3, 1, 2);
    }

    @Test
    void severalNGramsShareTheWeight() {
        Sharing sharing = new NGrams(1, 1, 3, 5, 1, 1).of(unigram("<unk>", "東京", "京東", "東", "京"));
        assertThat(sharing.ofTokens().weights())
                .containsExactly(
                        1,
                        1,
                        (float) Math.sqrt(.5),
                        (float) Math.sqrt(.5),
                        1,
                        (float) Math.sqrt(.5),
                        (float) Math.sqrt(.5),
                        1,
                        1,
                        1,
                        1);
    }

    @Test
    void emptyNGramsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NGrams(0, 3, 3, 5, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NGrams(1, 3, 5, 3, 1, 1));
    }

    private static String parts(Sharing sharing, int token) {
        SparseRows rows = sharing.ofTokens();
        StringBuilder parts = new StringBuilder();
        for (int at = rows.starts()[token]; at < rows.starts()[token + 1]; at++) {
            parts.append(parts.isEmpty() ? "" : " ")
                    .append(rows.columns()[at])
                    .append('×')
                    .append(rows.weights()[at]);
        }
        return parts.toString();
    }

    private static Tokenizer unigram(String... pieces) {
        String vocabulary =
                Arrays.stream(pieces).map(piece -> "[\"" + piece + "\",0.0]").collect(Collectors.joining(","));
        String metaspace =
                "{\"type\":\"Metaspace\",\"replacement\":\"▁\",\"prepend_scheme\":\"always\",\"split\":true}";
        return Tokenizer.fromJson(
                "test",
                ("{\"version\":\"1.0\",\"added_tokens\":[{\"id\":0,\"content\":\"<unk>\",\"single_word\":false,"
                                + "\"lstrip\":false,\"rstrip\":false,\"normalized\":false,\"special\":true}],"
                                + "\"normalizer\":null,\"pre_tokenizer\":" + metaspace
                                + ",\"post_processor\":null,\"decoder\":" + metaspace
                                + ",\"model\":{\"type\":\"Unigram\",\"unk_id\":0,\"byte_fallback\":false,\"vocab\":["
                                + vocabulary + "]}}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}

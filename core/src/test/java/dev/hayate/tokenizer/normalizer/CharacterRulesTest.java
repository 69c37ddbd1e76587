package dev.hayate.tokenizer.normalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import dev.hayate.internal.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CharacterRulesTest {

    @Test
    void findsTheReplacementOfTheShortestKey() {
        CharacterRules rules = rules(unitsFor('a', 0), "いb\0".getBytes(StandardCharsets.UTF_8));
        int rule = rules.find("ab".codePoints().toArray(), 0, 2);
        assertThat(rules.codePoint(rule)).isEqualTo('い');
        assertThat(rules.codePoint(rules.next(rule))).isEqualTo('b');
        assertThat(rules.hasCodePoint(rules.next(rules.next(rule)))).isFalse();
        assertThat(rules.applyTo('b')).isFalse();
        assertThat(rules.applyTo(0)).isFalse();
    }

    @Test
    void refusesWhatIsNotBase64() {
        assertRefused("!!!", "base64");
    }

    @Test
    void refusesATrieThatIsLongerThanTheData() {
        assertRefused("", "cut short");
        assertRefused(encode(-1, new int[256], new byte[0]), "4294967295 bytes");
        assertRefused(encode(1028, new int[256], new byte[0]), "1028 bytes");
        assertRefused(encode(0, new int[0], new byte[0]), "0 bytes");
    }

    @Test
    void refusesATrieThatLeadsOutOfItself() {
        int[] units = unitsFor('a', 0);
        units['a' ^ 256] |= 5 << 18;
        assertRefused(encode(units.length * 4, units, new byte[1]), "leads out");
        assertRefused(encode(4, new int[1], new byte[1]), "leads out");
    }

    @Test
    void refusesAReplacementWhereNoneBegins() {
        assertRefused(encode(768 * 4, unitsFor('a', 9), new byte[2]), "points to 9");
        assertRefused(encode(768 * 4, unitsFor('a', 1), "あ".getBytes(StandardCharsets.UTF_8)), "points to 1");
        assertRefused(encode(768 * 4, unitsFor('a', 0), new byte[] {(byte) 0xE3}), "not UTF-8");
    }

    @Test
    void endsWhereNodesGoRoundInCircles() {
        int[] units = unitsFor('a', 0);
        units['a' ^ 512] = 'a' | 'a' << 10;
        CharacterRules rules = rules(units, new byte[1]);
        assertThat(rules.find("aaaa".codePoints().toArray(), 0, 4)).isEqualTo(0);
    }

    /// A trie of three nodes: the root's children in the second block of 256 units, those of the one key in the
    /// third.
    private static int[] unitsFor(char key, int value) {
        int[] units = new int[768];
        units[0] = 256 << 10;
        int child = 256 ^ key;
        units[child] = key | 1 << 8 | (child ^ 512) << 10;
        units[512] = 1 << 31 | value;
        return units;
    }

    private static void assertRefused(String charsmap, String words) {
        assertThatThrownBy(() -> CharacterRules.read(new Json("tokenizer.json", "/charsmap", charsmap)))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("/charsmap")
                .hasMessageContaining(words);
    }

    private static CharacterRules rules(int[] units, byte[] strings) {
        return CharacterRules.read(new Json("tokenizer.json", "/charsmap", encode(units.length * 4, units, strings)));
    }

    private static String encode(int trieBytes, int[] units, byte[] strings) {
        ByteBuffer bytes =
                ByteBuffer.allocate(4 + units.length * 4 + strings.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(trieBytes);
        for (int unit : units) {
            bytes.putInt(unit);
        }
        return Base64.getEncoder().encodeToString(bytes.put(strings).array());
    }
}

package dev.hayate.tokenizer.normalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.tokenizer.NormalizedText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompiledNormalizerTest {
    private static final Normalizer JAPANESE = new Sequence(List.of(new Nmt(), UnicodeForm.NFKC, new Lowercase()));

    @Test
    void joinsStagesThatWorkCharacterByCharacter() {
        Normalizer chain = new Sequence(List.of(
                JAPANESE,
                new Replace(new LiteralPattern(" "), "▁"),
                new Prepend("▁"),
                new BertNormalizer(true, true, true, true),
                new Strip(true, true)));
        assertThat(CompiledNormalizer.compile(chain).tables()).hasSize(2);
        assertThat(CompiledNormalizer.compile(new Normalizer.Identity()).tables())
                .isEmpty();
    }

    @Test
    void worksTheSameFromKeptTables() {
        CompiledNormalizer restored = CompiledNormalizer.restore(
                JAPANESE, CompiledNormalizer.compile(JAPANESE).tables());
        assertThat(normalize(restored, "Ｈａｙａｔｅ ㈱ ﾊﾟｰﾃｨｰ か\u3099")).isEqualTo("hayate (株) パーティー が");
    }

    @Test
    void refusesTablesOfAnotherNormalizer() {
        List<CharacterTable> tables = CompiledNormalizer.compile(JAPANESE).tables();
        assertThatThrownBy(() -> CompiledNormalizer.restore(new Strip(true, true), tables))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompiledNormalizer.restore(JAPANESE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTablesThatATextCouldLeadOutOf() {
        char[] index = new char[CharacterTable.PAGES];
        int[] page = new int[CharacterTable.PAGE];
        int[] expanding = page.clone();
        expanding[3] = CharacterTable.special(7, 2);
        assertThat(new CharacterTable(index, expanding, new int[9]).entry(3)).isEqualTo(expanding[3]);
        assertThatThrownBy(() -> new CharacterTable(index, expanding, new int[8]))
                .hasMessageContaining("ends at 9");
        assertThatThrownBy(() -> new CharacterTable(new char[3], page, new int[0]))
                .hasMessageContaining("got 3");
        char[] wrong = index.clone();
        wrong[5] = 1;
        assertThatThrownBy(() -> new CharacterTable(wrong, page, new int[0])).hasMessageContaining("page 1 of 1");
    }

    @Test
    void givesTheSameAsTheNormalizerItself() {
        List<Normalizer> normalizers = List.of(
                JAPANESE,
                UnicodeForm.NFC,
                UnicodeForm.NFD,
                new BertNormalizer(true, true, true, true),
                new Sequence(List.of(UnicodeForm.NFKD, new StripAccents(), UnicodeForm.NFC, new ByteLevel())));
        long seed = 20260501;
        Random random = new Random(seed);
        for (Normalizer normalizer : normalizers) {
            CompiledNormalizer.Worker worker =
                    CompiledNormalizer.compile(normalizer).newWorker();
            NormalizedText expected = new NormalizedText(true);
            NormalizedText actual = new NormalizedText(true);
            for (int round = 0; round < 3000; round++) {
                int[] text = randomText(random);
                expected.reset(text, 0, text.length);
                actual.reset(text, 0, text.length);
                normalizer.normalize(expected);
                worker.normalize(actual);
                assertThat(describe(actual))
                        .as("seed %d, round %d of %s", seed, round, normalizer)
                        .isEqualTo(describe(expected));
            }
        }
    }

    @Test
    void takesLongRunsOfMarks() {
        StringBuilder text = new StringBuilder("a");
        for (int i = 0; i < 50_000; i++) {
            text.append(i % 2 == 0 ? '\u0301' : '\u0323');
        }
        String expected = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC);
        assertThat(normalize(CompiledNormalizer.compile(UnicodeForm.NFC), text.toString()))
                .isEqualTo(expected);
    }

    private static int[] randomText(Random random) {
        int[] blocks = {0x20, 0xC0, 0x300, 0x1100, 0x1160, 0x3040, 0x30A0, 0xAC00, 0xFF60, 0x1E00, 0x0F70, 0x1D150};
        int[] text = new int[1 + random.nextInt(20)];
        int block = blocks[random.nextInt(blocks.length)];
        for (int i = 0; i < text.length; i++) {
            int base = random.nextInt(3) == 0 ? blocks[random.nextInt(blocks.length)] : block;
            text[i] = base + random.nextInt(0x40);
        }
        return text;
    }

    private static String describe(NormalizedText text) {
        StringBuilder description = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            description.append("%X(%d-%d) ".formatted(text.codePoint(i), text.originalStart(i), text.originalEnd(i)));
        }
        return description.toString();
    }

    private static String normalize(CompiledNormalizer normalizer, String text) {
        int[] codePoints = text.codePoints().toArray();
        NormalizedText normalized = new NormalizedText(false);
        normalized.reset(codePoints, 0, codePoints.length);
        normalizer.newWorker().normalize(normalized);
        return normalized.substring(0, normalized.length());
    }
}

package dev.hayate.search.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplittingTest {
    @Test
    void keepsWholeTextsWhereNoneAreSplit() {
        assertThat(texts(Splitting.none(), "一つ。二つ。")).containsExactly("一つ。二つ。");
        assertThat(Splitting.none().split("")).containsExactly(new Passage(0, 0));
    }

    @Test
    void keepsTextsThatAreShortEnough() {
        assertThat(texts(Splitting.sentences(6), "一つ。二つ。")).containsExactly("一つ。二つ。");
    }

    @Test
    void splitsBetweenSentences() {
        assertThat(texts(Splitting.sentences(5), "一つ。二つ！三つ？")).containsExactly("一つ。", "二つ！", "三つ？");
    }

    @Test
    void leavesClosingBracketsWithTheirSentence() {
        assertThat(texts(Splitting.sentences(7), "「行こう。」彼は立った。")).containsExactly("「行こう。」", "彼は立った。");
    }

    @Test
    void takesPointsInNumbersForNoEnd() {
        assertThat(texts(Splitting.sentences(12), "円周率は3.14である。次の文である。")).containsExactly("円周率は3.14である。", "次の文である。");
    }

    @Test
    void splitsBetweenLinesWithoutPunctuation() {
        assertThat(texts(Splitting.sentences(6), "見出し\n\n本文である\r\n終わり")).containsExactly("見出し", "本文である", "終わり");
    }

    @Test
    void makesPassagesOfEqualLengthRatherThanARest() {
        String sentence = "十文字ちょうどの文。";
        assertThat(texts(Splitting.sentences(50), sentence.repeat(6)))
                .containsExactly(sentence.repeat(3), sentence.repeat(3));
    }

    @Test
    void cutsLongSentencesAfterAPause() {
        assertThat(texts(Splitting.sentences(10), "とても長い文なので、ここで切れる")).containsExactly("とても長い文なので、", "ここで切れる");
    }

    @Test
    void cutsWordsWithoutAnyPauseBetweenCharacters() {
        assertThat(texts(Splitting.sentences(4), "あいうえおかきくけこ")).containsExactly("あいうえ", "おかきく", "けこ");
        assertThat(texts(Splitting.sentences(2), "𠮷𠮷𠮷")).containsExactly("𠮷𠮷", "𠮷");
        assertThat(texts(Splitting.sentences(2), "aか\u3099き")).containsExactly("a", "か\u3099", "き");
    }

    @Test
    void cutsWhatIsOneCharacterForReadersIfItIsTooLong() {
        String family = "👩‍👩‍👧‍👧";
        List<Passage> passages = Splitting.sentences(3).split(family);
        assertThat(passages)
                .allSatisfy(passage -> assertThat(passage.of(family).codePointCount(0, passage.end() - passage.start()))
                        .isLessThanOrEqualTo(3));
    }

    @Test
    void splitsWhiteSpaceIntoOnePassage() {
        assertThat(Splitting.sentences(2).split(" \n　　 \n")).hasSize(1);
    }

    @Test
    void leavesNothingOutButWhiteSpace() {
        Random random = new Random(7);
        int[] alphabet = "あい漢字。！？」、 \n　a.1𠮷か\u3099".codePoints().toArray();
        for (int round = 0; round < 500; round++) {
            StringBuilder made = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                made.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
            }
            String text = made.toString();
            int most = 1 + random.nextInt(40);
            List<Passage> passages = Splitting.sentences(most).split(text);
            assertThat(passages).isNotEmpty();
            int at = 0;
            for (Passage passage : passages) {
                assertThat(text.substring(at, passage.start())).isBlank();
                at = passage.end();
            }
            assertThat(text.substring(at)).isBlank();
            if (!text.isBlank()) {
                assertThat(passages)
                        .allSatisfy(passage -> assertThat(
                                        passage.of(text).codePoints().count())
                                .isBetween(1L, (long) most));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesPassagesWithoutCharacters(int most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Splitting.sentences(most))
                .withMessageContaining(String.valueOf(most));
    }

    private static List<String> texts(Splitting splitting, String text) {
        return splitting.split(text).stream().map(passage -> passage.of(text)).toList();
    }
}

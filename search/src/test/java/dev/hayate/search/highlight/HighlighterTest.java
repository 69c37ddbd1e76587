package dev.hayate.search.highlight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlighterTest {
    private static final JapaneseWords WORDS = new JapaneseWords();
    private static final Marker BRACKETS = new Marker("[", "]", text -> text);

    @AfterAll
    static void close() {
        WORDS.close();
    }

    @ParameterizedTest
    @CsvSource({
        "猫, 犬と猫がいる, 犬と[猫]がいる",
        "食べる, パンを食べました, パンを[食べ]ました",
        "東京の大学, 東京大学に行く, [東京大学]に行く",
        "カメラ, ｶﾒﾗを買う, [ｶﾒﾗ]を買う",
        "ガラス, ㌘とｶﾞﾗｽ, ㌘と[ｶﾞﾗｽ]",
        "グラム, 百㌘の肉, 百[㌘]の肉",
        "hello, Say ＨＥＬＬＯ!, Say [ＨＥＬＬＯ]!",
        "猫, 𠮷野の猫, 𠮷野の[猫]",
        "が, 犬が猫, 犬が猫",
        "馬, 犬と猫, 犬と猫",
    })
    void marksTheWordsOfTheQuery(String query, String text, String marked) throws IOException {
        assertThat(BRACKETS.mark(text, Highlighter.of(query, WORDS).spans(text)))
                .isEqualTo(marked);
    }

    @Test
    void keepsOffsetsWhereCharactersAreComposed() throws IOException {
        String text = "か\u3099くせいと猫と、ﾊ\u309Aン";
        assertThat(Highlighter.of("猫", WORDS).spans(text))
                .containsExactly(new Span(text.indexOf('猫'), text.indexOf('猫') + 1));
    }

    @Test
    void findsNothingInEmptyTextsAndForEmptyQueries() throws IOException {
        assertThat(Highlighter.of("猫", WORDS).spans("")).isEmpty();
        assertThat(Highlighter.of("。、", WORDS).spans("猫。")).isEmpty();
    }

    @Test
    void escapesWhatHtmlWouldTakeForItsOwn() {
        assertThat(Marker.EMPHASIS.mark("<b>猫</b> & '犬'", List.of(new Span(3, 4))))
                .isEqualTo("&lt;b&gt;<em>猫</em>&lt;/b&gt; &amp; &#39;犬&#39;");
    }

    @Test
    void refusesSpansThatAreNotInTheirOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Marker.BOLD.mark("abc", List.of(new Span(1, 2), new Span(0, 1))))
                .withMessageContaining("from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Marker.BOLD.mark("abc", List.of(new Span(1, 4))))
                .withMessageContaining("3 chars");
    }
}

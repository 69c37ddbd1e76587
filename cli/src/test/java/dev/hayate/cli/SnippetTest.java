package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.search.highlight.Marker;
import dev.hayate.search.highlight.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnippetTest {
    private static final Marker BRACKETS = new Marker("[", "]", text -> text);

    private static String snippet(String passage, int columns, Span... spans) {
        return Snippet.of(passage, List.of(spans), columns).marked(Optional.of(BRACKETS));
    }

    @Test
    void showsWholePassagesThatFit() {
        assertThat(snippet("犬と猫", 6, new Span(2, 3))).isEqualTo("犬と[猫]");
    }

    @Test
    void cutsAtTheEndWhereNothingWasFound() {
        assertThat(snippet("あいうえおかきくけこ", 9)).isEqualTo("あいうえ…");
    }

    @Test
    void showsWhatIsAroundTheWords() {
        assertThat(snippet("あいうえおかきくけこ猫さしすせそたちつてと", 21, new Span(10, 11))).isEqualTo("…けこ[猫]さしすせそた…");
    }

    @Test
    void prefersTheWordsThatStandTogether() {
        assertThat(snippet("猫あいうえおかきくけこさしすせそ猫と犬", 14, new Span(0, 1), new Span(16, 17), new Span(18, 19)))
                .contains("[猫]と[犬]")
                .startsWith("…");
    }

    @Test
    void neverTakesMoreColumnsThanThereAre() {
        String passage = "aあ猫bい猫cう猫dえ猫".repeat(10);
        for (int columns = 20; columns < 60; columns++) {
            Snippet snippet = Snippet.of(passage, List.of(new Span(62, 63), new Span(65, 66)), columns);
            assertThat(TextWidth.of(snippet.text())).isBetween(columns - 3, columns);
        }
    }

    @Test
    void leavesNoControlCharactersToTheTerminal() {
        assertThat(snippet("犬\n\u001b[2J猫", 20, new Span(6, 7))).isEqualTo("犬  [2J[猫]");
    }

    @Test
    void countsTwoColumnsForJapaneseAndNoneForWhatJoins() {
        assertThat(TextWidth.of("ｱabcあ漢")).isEqualTo(8);
        assertThat(TextWidth.of("e\u0301")).isEqualTo(1);
        assertThat(TextWidth.of("𠮷")).isEqualTo(2);
    }
}

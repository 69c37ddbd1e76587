package dev.hayate.benchmarks.texts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.benchmarks.texts.TextShape.Unit;
import org.junit.jupiter.api.Test;

class TextShapeTest {
    @Test
    void cutsSentencesAfterTheirFullStopsAndAtLineEnds() {
        TextShape shape = new TextShape("any", 1, 100, Unit.SENTENCE);

        assertThat(shape.cut("雨が降る。風は？ 見出し\nIt rains. It pours."))
                .containsExactly("雨が降る。", "風は？", "見出し", "It rains.", "It pours.");
    }

    @Test
    void leavesOutWhatIsTooShortOrTooLong() {
        TextShape shape = new TextShape("any", 4, 5, Unit.SENTENCE);

        assertThat(shape.cut("三文。四文字。五五文字。六六六文字。")).containsExactly("四文字。", "五五文字。");
    }

    @Test
    void joinsNeighbouringSentencesToPassages() {
        TextShape shape = new TextShape("any", 8, 12, Unit.PASSAGE);

        assertThat(shape.cut("四文字。四字文。五五文字。三文。余り。")).containsExactly("四文字。四字文。", "五五文字。三文。");
    }

    @Test
    void leavesOutAPassageThatItsLastSentenceMadeTooLong() {
        TextShape shape = new TextShape("any", 5, 6, Unit.PASSAGE);

        assertThat(shape.cut("四文字。四字文。五五文字。")).containsExactly("五五文字。");
    }
}

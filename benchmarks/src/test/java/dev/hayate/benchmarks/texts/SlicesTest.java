package dev.hayate.benchmarks.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlicesTest {
    @Test
    void putsNoTextIntoTwoSlices() {
        Slices slices = Slices.deal(TextShape.SENTENCE, texts(5_000), 7, 1_000);

        List<String> all =
                slices.all().stream().flatMap(slice -> slice.texts().stream()).toList();
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void givesEveryRoundTheWantedSize() {
        Slices slices = Slices.deal(TextShape.SENTENCE, texts(5_000), 7, 1_000);

        assertThat(slices.rounds())
                .hasSize(7)
                .allSatisfy(round -> assertThat(round.characters()).isEqualTo(1_000));
        assertThat(slices.warmUp().characters()).isEqualTo(1_000);
    }

    @Test
    void makesSlicesSmallerWhereTextsAreFew() {
        Slices slices = Slices.deal(TextShape.SENTENCE, texts(100), 3, 1_000_000);

        assertThat(slices.rounds())
                .hasSize(3)
                .allSatisfy(round -> assertThat(round.texts()).hasSize(20));
        assertThat(slices.sample().texts()).hasSize(20);
    }

    @Test
    void numbersSlicesByTheirPlace() {
        List<Slice> all = Slices.deal(TextShape.SENTENCE, texts(100), 3, 1_000).all();

        assertThat(all).extracting(Slice::index).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void countsCodePoints() {
        assertThat(Slice.of(0, List.of("𠮷野家", "🍜")).characters()).isEqualTo(4);
    }

    @Test
    void refusesFewerTextsThanSlices() {
        assertThatThrownBy(() -> Slices.deal(TextShape.SENTENCE, texts(4), 3, 1_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 5 texts")
                .hasMessageContaining("got 4");
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj("%010d"::formatted).toList();
    }
}

package dev.hayate.evaluation.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void drawsEveryPassageOnceWhereAllAreAskedFor() throws IOException {
        for (Ranking ranking : new Chance(1).search(corpus(50), 20, 1000)) {
            assertThat(ranking.ids()).hasSize(50).doesNotHaveDuplicates();
        }
    }

    @Test
    void beginsTheSameOrderHoweverManyAreAskedFor() throws IOException {
        Ranking all = new Chance(1).search(corpus(9000), 1, 9000).getFirst();
        Ranking few = new Chance(1).search(corpus(9000), 1, 10).getFirst();
        assertThat(few.ids()).isEqualTo(all.ids().subList(0, 10));
    }

    @Test
    void drawsEachPassageAboutAsOftenAsAnother() throws IOException {
        int[] first = new int[5];
        for (Ranking ranking : new Chance(7).search(corpus(5), 10_000, 1)) {
            first[Integer.parseInt(ranking.ids().getFirst())]++;
        }
        assertThat(Arrays.stream(first)).allMatch(count -> count > 1800 && count < 2200);
    }

    @Test
    void followsFromTheSeedAndTheQuery() throws IOException {
        List<Ranking> once = new Chance(3).search(corpus(100), 2, 10);
        List<Ranking> again = new Chance(3).search(corpus(100), 2, 10);
        List<Ranking> other = new Chance(4).search(corpus(100), 2, 10);
        assertThat(again.get(1).ids()).isEqualTo(once.get(1).ids());
        assertThat(once.get(1).ids()).isNotEqualTo(once.get(0).ids());
        assertThat(other.get(1).ids()).isNotEqualTo(once.get(1).ids());
        assertThat(new Chance(3).scores(5, 10)).containsExactly(new Chance(3).scores(5, 10));
        assertThat(new Chance(3).scores(5, 10)[0]).isNotEqualTo(new Chance(3).scores(6, 10)[0]);
    }

    @Test
    void givesScoresThatFall() throws IOException {
        assertThat(new Chance(1).search(corpus(9), 1, 3).getFirst().scores()).containsExactly(1, 1.0 / 2, 1.0 / 3);
    }

    @Test
    void findsNothingInAnEmptyCorpus() throws IOException {
        assertThat(new Chance(1).search(corpus(0), 1, 3).getFirst().size()).isZero();
    }

    @Test
    void refusesToDrawNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Chance(1).search(corpus(1), 1, 0));
    }

    private static Corpus corpus(int size) {
        List<String> ids = IntStream.range(0, size).mapToObj(Integer::toString).toList();
        return Corpus.of(new Passages(ids, ids));
    }
}

package dev.hayate.evaluation.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.evaluation.score.Ranking;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
    @Test
    void addsReciprocalPlacesOfBothRankings() {
        Ranking fused = Fusion.ofRankings(List.of("a", "b", "c"), List.of("c", "d"), 10);
        assertThat(fused.ids()).containsExactly("c", "a", "b", "d");
        assertThat(fused.scores()).containsExactly(1.0 / 63 + 1.0 / 61, 1.0 / 61, 1.0 / 62, 1.0 / 62);
    }

    @Test
    void keepsTheOrderOfTheFirstRankingAmongEqualSums() {
        assertThat(Fusion.ofRankings(List.of("a", "b"), List.of("b", "a"), 10).ids())
                .containsExactly("a", "b");
        assertThat(Fusion.ofRankings(List.of("z"), List.of("a"), 10).ids()).containsExactly("z", "a");
    }

    @Test
    void keepsAsManyAsAreAskedFor() {
        assertThat(Fusion.ofRankings(List.of("a", "b", "c"), List.of("c"), 2).ids())
                .containsExactly("c", "a");
    }

    @Test
    void takesAnEmptyRankingForOneThatSaysNothing() {
        assertThat(Fusion.ofRankings(List.of(), List.of("b", "a"), 10).ids()).containsExactly("b", "a");
        assertThat(Fusion.ofRankings(List.of(), List.of(), 10).size()).isZero();
    }

    @Test
    void refusesAnIdThatStandsTwiceInOneRanking() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fusion.ofRankings(List.of("a", "b", "a"), List.of(), 10))
                .withMessageContaining("\"a\" is twice");
    }

    @Test
    void refusesToKeepNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fusion.ofRankings(List.of("a"), List.of("a"), 0))
                .withMessageContaining("not 0");
    }

    @Test
    void addsReciprocalPlacesOfScoresInTheOrderOfTheCandidates() {
        double[] fused = Fusion.ofScores(new double[] {0.1, 0.9, 0.5}, new double[] {7, -2, 8});
        assertThat(fused).containsExactly(1.0 / 63 + 1.0 / 62, 1.0 / 61 + 1.0 / 63, 1.0 / 62 + 1.0 / 61);
    }

    @Test
    void letsEqualScoresShareTheMeanOfTheirPlaces() {
        double[] fused = Fusion.ofScores(new double[] {0, 3, -0.0, 0}, new double[] {4, 3, 2, 1});
        assertThat(fused)
                .containsExactly(1.0 / 63 + 1.0 / 61, 1.0 / 61 + 1.0 / 62, 1.0 / 63 + 1.0 / 63, 1.0 / 63 + 1.0 / 64);
    }

    @Test
    void doesNotChangeWhereScoresAreStretched() {
        double[] first = {0.25, 0.5, 0.75, 0.125};
        double[] stretched = {25, 50, 75, 12.5};
        double[] second = {3, 1, 2, 4};
        assertThat(Fusion.ofScores(stretched, second)).containsExactly(Fusion.ofScores(first, second));
    }

    @Test
    void refusesScoresOfOtherCandidates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fusion.ofScores(new double[2], new double[3]))
                .withMessageContaining("2 and 3");
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fusion.ofScores(new double[] {1, Double.NaN}, new double[2]))
                .withMessageContaining("candidate 1");
    }
}

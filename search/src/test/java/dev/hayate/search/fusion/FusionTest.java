package dev.hayate.search.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FusionTest {
    private static final double NONE = Double.NaN;

    @Test
    void addsReciprocalPlaces() {
        double[] joined = ReciprocalRanks.DEFAULT.join(new double[] {0.1, 0.9, 0.5}, new double[] {7, -2, 8});
        assertThat(joined).containsExactly(1.0 / 63 + 1.0 / 62, 1.0 / 61 + 1.0 / 63, 1.0 / 62 + 1.0 / 61);
    }

    @Test
    void letsEqualScoresShareTheMeanOfTheirPlaces() {
        double[] joined = ReciprocalRanks.DEFAULT.join(new double[] {0, 3, -0.0, 0}, new double[] {4, 3, 2, 1});
        assertThat(joined)
                .containsExactly(1.0 / 63 + 1.0 / 61, 1.0 / 61 + 1.0 / 62, 1.0 / 63 + 1.0 / 63, 1.0 / 63 + 1.0 / 64);
    }

    @Test
    void givesNothingForWhatOneSearchHasNotFound() {
        assertThat(ReciprocalRanks.DEFAULT.join(new double[] {NONE, 2, NONE}, new double[] {0.5, NONE, NONE}))
                .containsExactly(1.0 / 61, 1.0 / 61, 0);
        assertThat(new WeightedSum(0.25, 2).join(new double[] {NONE, 2, NONE}, new double[] {0.5, NONE, NONE}))
                .containsExactly(0.125, 0.75, 0);
    }

    @Test
    void weighsReciprocalPlaces() {
        double[] joined = new ReciprocalRanks(10, 0.25).join(new double[] {2, 1}, new double[] {1, 2});
        assertThat(joined).containsExactly(1.5 / 11 + 0.5 / 12, 1.5 / 12 + 0.5 / 11);
    }

    @Test
    void letsScoresFallExponentiallyBehindTheBest() {
        double[] joined = new WeightedSum(0.5, 2).join(new double[] {8, 6, 10}, new double[] {0.5, 1, -0.25});
        assertThat(joined)
                .containsExactly(
                        new double[] {Math.exp(-1) / 2 + 0.25, Math.exp(-2) / 2 + 0.5, 0.5 - 0.125}, within(1e-12));
    }

    @Test
    void doesNotChangeWhereAllScoresByWordsGrowAlike() {
        double[] vectors = {0.5, 0.25, 0.75};
        assertThat(WeightedSum.DEFAULT.join(new double[] {101, 102, 103}, vectors))
                .containsExactly(WeightedSum.DEFAULT.join(new double[] {1, 2, 3}, vectors));
    }

    @Test
    void leavesOneSearchAloneAtTheEndsOfTheWeight() {
        double[] vectors = {0.3, 0.1, 0.2};
        assertThat(WeightedSum.DEFAULT.weighing(0).join(new double[] {1, 4, NONE}, vectors))
                .containsExactly(new double[] {Math.exp(-1), 1, 0}, within(1e-12));
        assertThat(WeightedSum.DEFAULT.weighing(1).join(new double[] {1, 4, NONE}, vectors))
                .containsExactly(vectors);
    }

    @Test
    void joinsNothing() {
        for (Fusion fusion : List.of(ReciprocalRanks.DEFAULT, WeightedSum.DEFAULT)) {
            assertThat(fusion.join(new double[0], new double[0])).isEmpty();
        }
    }

    @Test
    void refusesScoresOfOtherCandidates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReciprocalRanks.DEFAULT.join(new double[2], new double[3]))
                .withMessageContaining("2 and 3");
    }

    @Test
    void refusesWeightsThatAreNoShare() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReciprocalRanks(60, 1.5))
                .withMessageContaining("1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSum(NONE, 3))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReciprocalRanks(-1, 0.5))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSum(0.5, 0))
                .withMessageContaining("above 0");
    }
}

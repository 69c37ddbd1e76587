package dev.hayate.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingMetricsTest {
    private static final double[] NOTHING = {};

    /// Relevant are two documents of gain 1 and one of gain 3; the ranking finds the latter and one of the others.
    private static final double[] GAINS = {0, 3, 0, 1};

    private static final double[] RELEVANT = {1, 3, 1};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void areThoseOfScikitLearn(int number) {
        double[] gains = Golden.numbers("ranking." + number + ".gains");
        double[] ndcg = Golden.numbers("ranking." + number + ".ndcg");
        int[] cuts = {1, 5, 10, 100};
        int relevant = (int) Arrays.stream(gains).filter(gain -> gain > 0).count();

        for (int i = 0; i < cuts.length; i++) {
            assertThat(RankingMetrics.ndcg(gains, gains, cuts[i])).isCloseTo(ndcg[i], within(1e-14));
        }
        assertThat(RankingMetrics.averagePrecision(gains, relevant))
                .isCloseTo(Golden.number("ranking." + number + ".map"), within(1e-14));
    }

    @Test
    void gainsAreDiscountedByTheLogarithmOfTheRank() {
        assertThat(RankingMetrics.dcg(GAINS, 10)).isCloseTo(3 / log2(3) + 1 / log2(5), within(1e-15));
        assertThat(RankingMetrics.dcg(GAINS, 2)).isCloseTo(3 / log2(3), within(1e-15));
    }

    @Test
    void theBestGainHasAsManyDocumentsAsTheCut() {
        double atTwo = 3 / log2(3);

        assertThat(RankingMetrics.ndcg(GAINS, RELEVANT, 2)).isCloseTo(atTwo / (3 + 1 / log2(3)), within(1e-15));
        assertThat(RankingMetrics.ndcgBesideAll(GAINS, RELEVANT, 2))
                .isCloseTo(atTwo / (3 + 1 / log2(3) + 1 / log2(4)), within(1e-15));
    }

    @Test
    void bothGainsAreOneWhileTheCutHoldsAllRelevantDocuments() {
        assertThat(RankingMetrics.ndcgBesideAll(GAINS, RELEVANT, 3)).isEqualTo(RankingMetrics.ndcg(GAINS, RELEVANT, 3));
    }

    @Test
    void theReciprocalRankIsThatOfTheFirstRelevantResult() {
        assertThat(RankingMetrics.reciprocalRank(GAINS, 10)).isEqualTo(0.5);
        assertThat(RankingMetrics.reciprocalRank(GAINS, 1)).isZero();
    }

    @Test
    void averagePrecisionCountsDocumentsThatWereNotFound() {
        assertThat(RankingMetrics.averagePrecision(GAINS, 3)).isEqualTo((1 / 2.0 + 2 / 4.0) / 3);
        assertThat(RankingMetrics.averagePrecision(GAINS, 3, 3)).isEqualTo(1 / 2.0 / 3);
    }

    @Test
    void recallPrecisionAndHitLookAtTheFirstResults() {
        assertThat(RankingMetrics.recall(GAINS, 3, 2)).isEqualTo(1 / 3.0);
        assertThat(RankingMetrics.recall(GAINS, 3, 100)).isEqualTo(2 / 3.0);
        assertThat(RankingMetrics.precision(GAINS, 4)).isEqualTo(0.5);
        assertThat(RankingMetrics.precision(GAINS, 10)).isEqualTo(0.2);
        assertThat(RankingMetrics.hit(GAINS, 1)).isZero();
        assertThat(RankingMetrics.hit(GAINS, 2)).isEqualTo(1);
    }

    @Test
    void everythingIsZeroWhereNothingIsRelevant() {
        double[] gains = {0, 0};

        assertThat(RankingMetrics.ndcg(gains, NOTHING, 10)).isZero();
        assertThat(RankingMetrics.ndcgBesideAll(gains, NOTHING, 10)).isZero();
        assertThat(RankingMetrics.averagePrecision(gains, 0)).isZero();
        assertThat(RankingMetrics.recall(gains, 0, 10)).isZero();
        assertThat(RankingMetrics.reciprocalRank(gains, 10)).isZero();
    }

    @Test
    void everythingIsZeroWhereNothingIsFound() {
        assertThat(RankingMetrics.ndcg(NOTHING, RELEVANT, 10)).isZero();
        assertThat(RankingMetrics.averagePrecision(NOTHING, 3)).isZero();
        assertThat(RankingMetrics.precision(NOTHING, 10)).isZero();
    }

    @Test
    void refusesACutBelowOne() {
        assertThatThrownBy(() -> RankingMetrics.ndcg(GAINS, RELEVANT, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a ranking is cut at 1 or later, not at 0");
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}

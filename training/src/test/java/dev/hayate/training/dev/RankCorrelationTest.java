package dev.hayate.training.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(RankCorrelation.ranks(new double[] {3, 1, 3, 2, 3, -0.0, 0.0}))
                .containsExactly(5, 2, 5, 3, 5, 0.5, 0.5);
    }

    /// Ranks 0.5, 0.5, 2, 3 and 0, 2, 1, 3: products 3, squares 4.5 and 5.
    @Test
    void isPearsonsCorrelationOfTheRanks() {
        double[] a = {7, 7, 8, 100};
        double[] b = {-3, 0.2, 0.1, 0.3};

        assertThat(RankCorrelation.of(a, b)).isCloseTo(3 / Math.sqrt(4.5 * 5), within(1e-15));
    }

    @Test
    void isOneForTheSameOrderAndMinusOneForTheOther() {
        double[] rising = {1, 10, 100, 1000};

        assertThat(RankCorrelation.of(rising, new double[] {-4, -3, -2, 0})).isEqualTo(1);
        assertThat(RankCorrelation.of(rising, new double[] {4, 3, 2, 0})).isEqualTo(-1);
    }

    @Test
    void isZeroWhereNothingVaries() {
        assertThat(RankCorrelation.of(new double[] {5, 5, 5}, new double[] {1, 2, 3}))
                .isZero();
    }
}

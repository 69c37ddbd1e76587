package dev.hayate.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankCorrelationTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void isThatOfScipy(int number) {
        double[] a = Golden.numbers("correlation." + number + ".a");
        double[] b = Golden.numbers("correlation." + number + ".b");
        double[] expected = Golden.numbers("correlation." + number + ".expected");

        assertThat(RankCorrelation.ranks(a)).containsExactly(Golden.numbers("correlation." + number + ".ranks"));
        assertThat(RankCorrelation.spearman(a, b)).isCloseTo(expected[0], within(1e-15));
        assertThat(RankCorrelation.pearson(a, b)).isCloseTo(expected[1], within(1e-14));
    }

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(RankCorrelation.ranks(new double[] {3, 1, 3, 2, 3, -0.0, 0.0}))
                .containsExactly(5, 2, 5, 3, 5, 0.5, 0.5);
    }

    @Test
    void infiniteValuesHaveRanks() {
        double inf = Double.POSITIVE_INFINITY;

        assertThat(RankCorrelation.ranks(new double[] {inf, 1, -inf, inf})).containsExactly(2.5, 1, 0, 2.5);
    }

    /// Ranks 0.5, 0.5, 2, 3 and 0, 2, 1, 3: products 3, squares 4.5 and 5.
    @Test
    void spearmanIsPearsonOfTheRanks() {
        double[] a = {7, 7, 8, 100};
        double[] b = {-3, 0.2, 0.1, 0.3};

        assertThat(RankCorrelation.spearman(a, b)).isCloseTo(3 / Math.sqrt(4.5 * 5), within(1e-15));
    }

    @Test
    void isOneForTheSameOrderAndMinusOneForTheOther() {
        double[] rising = {1, 10, 100, 1000};

        assertThat(RankCorrelation.spearman(rising, new double[] {-4, -3, -2, 0}))
                .isEqualTo(1);
        assertThat(RankCorrelation.spearman(rising, new double[] {4, 3, 2, 0})).isEqualTo(-1);
    }

    /// Three times 0.1 and divided by three is not 0.1.
    @Test
    void isUndefinedWhereNothingVaries() {
        double[] constant = {0.1, 0.1, 0.1};
        double[] rising = {1, 2, 3};

        assertThat(RankCorrelation.spearman(constant, rising)).isNaN();
        assertThat(RankCorrelation.pearson(rising, constant)).isNaN();
        assertThat(RankCorrelation.pearson(new double[] {1}, new double[] {2})).isNaN();
        assertThat(RankCorrelation.spearman(new double[0], new double[0])).isNaN();
    }

    @Test
    void isUndefinedWithNan() {
        double[] broken = {1, Double.NaN, 3};
        double[] rising = {1, 2, 3};

        assertThat(RankCorrelation.spearman(rising, broken)).isNaN();
        assertThat(RankCorrelation.pearson(broken, rising)).isNaN();
    }

    @Test
    void refusesListsOfTwoLengths() {
        assertThatThrownBy(() -> RankCorrelation.spearman(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two lists of one length are needed, not of 2 and 3");
    }
}

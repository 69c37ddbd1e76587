package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void undefinedNumbersAreADash() {
        assertThat(Figures.percent(Double.NaN)).isEqualTo("–");
        assertThat(Figures.difference(Double.NEGATIVE_INFINITY)).isEqualTo("–");
        assertThat(Figures.rate(10, 0)).isEqualTo("–");
    }

    @Test
    void differencesHaveASignUnlessTheyRoundToNothing() {
        assertThat(Figures.difference(0.01)).isEqualTo("+1.00");
        assertThat(Figures.difference(-0.01)).isEqualTo("−1.00");
        assertThat(Figures.difference(-0.00001)).isEqualTo("0.00");
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        assertThat(Figures.duration(0.25)).isEqualTo("0.3 s");
        assertThat(Figures.duration(59.4)).isEqualTo("59 s");
        assertThat(Figures.duration(125)).isEqualTo("2 min 5 s");
        assertThat(Figures.duration(7260)).isEqualTo("2 h 1 min");
    }
}

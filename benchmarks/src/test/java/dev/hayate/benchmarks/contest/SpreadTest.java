package dev.hayate.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void takesTheMiddleOfAnOddNumber() {
        assertThat(Spread.of(new double[] {3, 1, 9})).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void takesTheMeanOfTheMiddleTwoOfAnEvenNumber() {
        assertThat(Spread.of(new double[] {4, 1, 9, 2})).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void leavesTheFiguresInTheirOrder() {
        double[] figures = {3, 1, 2};

        Spread.of(figures);

        assertThat(figures).containsExactly(3, 1, 2);
    }
}

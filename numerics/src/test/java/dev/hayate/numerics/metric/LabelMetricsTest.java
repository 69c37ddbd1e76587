package dev.hayate.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMetricsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void areThoseOfScikitLearn(int number) {
        int[] gold = Golden.labels("labels." + number + ".gold");
        int[] predicted = Golden.labels("labels." + number + ".predicted");

        assertThat(LabelMetrics.macroF1(gold, predicted))
                .isCloseTo(Golden.number("labels." + number + ".macro_f1"), within(1e-15));
        assertThat(LabelMetrics.accuracy(gold, predicted)).isEqualTo(Golden.number("labels." + number + ".accuracy"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void thoseOfOneLabelAreThoseOfScikitLearn(int number) {
        int[] gold = Golden.labels("binary." + number + ".gold");
        double[] expected = Golden.numbers("binary." + number + ".expected");

        assertThat(LabelMetrics.binaryF1(gold, Golden.labels("binary." + number + ".predicted")))
                .isEqualTo(expected[0]);
        assertThat(LabelMetrics.averagePrecision(gold, Golden.numbers("binary." + number + ".scores")))
                .isCloseTo(expected[1], within(1e-15));
    }

    @Test
    void aLabelThatIsNowhereHasNoF1() {
        assertThat(LabelMetrics.binaryF1(new int[] {0, 0}, new int[] {0, 2})).isZero();
    }

    @Test
    void averagePrecisionOfNothingIsZero() {
        assertThat(LabelMetrics.averagePrecision(new int[] {0, 0}, new double[] {1, 2}))
                .isZero();
    }

    @Test
    void equalScoresAreOneStepInWhateverOrderTheyStand() {
        double[] scores = {0.5, 0.5, -0.0, 0.0};

        assertThat(LabelMetrics.averagePrecision(new int[] {1, 0, 1, 0}, scores))
                .isEqualTo(LabelMetrics.averagePrecision(new int[] {0, 1, 0, 1}, scores))
                .isEqualTo(0.5);
    }

    @Test
    void someItemsHaveATableOfTheirOwn() {
        int[] gold = {0, 1, 2, 2, 5};
        int[] predicted = {0, 2, 2, 1, 5};
        int[] items = {2, 1, 1, 3, 2};
        Contingency some = Contingency.of(gold, predicted).ofItems(items);

        assertThat(LabelMetrics.macroF1(some))
                .isEqualTo(LabelMetrics.macroF1(new int[] {2, 1, 1, 2, 2}, new int[] {2, 2, 2, 1, 2}));
        assertThat(LabelMetrics.binaryF1(some)).isZero();
    }

    @Test
    void refusesListsOfTwoLengths() {
        assertThatThrownBy(() -> LabelMetrics.macroF1(new int[2], new int[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("every item needs two labels, but there are 2 and 3");
        assertThatThrownBy(() -> LabelMetrics.averagePrecision(new int[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there must be as many predictions as gold labels, not 3 for 2");
    }
}

package dev.hayate.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VMeasureTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void isThatOfScikitLearn(int number) {
        VMeasure measure = VMeasure.of(
                Golden.labels("groups." + number + ".gold"), Golden.labels("groups." + number + ".predicted"));
        double[] expected = Golden.numbers("groups." + number + ".expected");

        assertThat(measure.homogeneity()).isCloseTo(expected[0], within(1e-14));
        assertThat(measure.completeness()).isCloseTo(expected[1], within(1e-14));
        assertThat(measure.v()).isCloseTo(expected[2], within(1e-14));
    }

    @Test
    void whatGroupsAreCalledDoesNotMatter() {
        int[] gold = Golden.labels("groups.1.gold");
        int[] groups = Golden.labels("groups.1.predicted");
        int[] renamed = Arrays.stream(groups).map(group -> 100 - 7 * group).toArray();

        assertThat(VMeasure.of(gold, renamed).v())
                .isCloseTo(VMeasure.of(gold, groups).v(), within(1e-15));
    }

    @Test
    void isOneForNoItems() {
        assertThat(VMeasure.of(new int[0], new int[0])).isEqualTo(new VMeasure(1, 1, 1));
    }
}

package dev.hayate.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.training.report.Axis.Tick;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void endsAtRoundNumbersAroundTheValues() {
        assertThat(labels(Axis.around(DoubleStream.of(7.2, 31, Double.NaN, Double.POSITIVE_INFINITY))))
                .containsExactly("5", "10", "15", "20", "25", "30", "35");
        assertThat(labels(Axis.around(DoubleStream.of(-0.031, 0.042))))
                .containsExactly("-0.04", "-0.02", "0", "0.02", "0.04", "0.06");
        assertThat(labels(Axis.fromZero(DoubleStream.of(4_000, 11_000))))
                .containsExactly("0", "2,500", "5,000", "7,500", "10,000", "12,500");
        assertThat(labels(Axis.fromZero(DoubleStream.of(2e-5))))
                .containsExactly("0", "5.0e-06", "1.0e-05", "1.5e-05", "2.0e-05");
    }

    @Test
    void hasRoomForValuesThatDoNotVary() {
        Axis axis = Axis.around(DoubleStream.of(3, 3, 3));

        assertThat(axis.at(3)).isBetween(0.0, 1.0);
        assertThat(Axis.around(DoubleStream.empty()).ticks()).isNotEmpty();
        assertThat(Axis.around(DoubleStream.of(0, 0)).at(0)).isBetween(0.0, 1.0);
    }

    @Test
    void marksWholeStepsOnly() {
        assertThat(labels(Axis.ofSteps(0, 3))).containsExactly("0", "1", "2", "3");
        assertThat(Axis.ofSteps(0, 2_400).at(2_400)).isEqualTo(1);
    }

    @Test
    void dimensionsAreApartByTheirRatio() {
        Axis axis = Axis.ofDimensions(List.of(128, 32, 64));

        assertThat(labels(axis)).containsExactly("32", "64", "128");
        assertThat(axis.at(64)).isCloseTo(0.5, within(1e-12));
        assertThat(Axis.ofDimensions(List.of(64)).at(64)).isZero();
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Tick::label).toList();
    }
}

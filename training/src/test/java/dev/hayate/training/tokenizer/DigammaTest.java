package dev.hayate.training.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigammaTest {
    private static final double EULER = 0.5772156649015329;

    @ParameterizedTest
    @CsvSource({
        "1, -0.5772156649015329",
        "0.5, -1.9635100260214235",
        "2, 0.42278433509846714",
        "10, 2.251752589066721",
        "1000, 6.907255195648812",
    })
    void hasTheKnownValues(double x, double expected) {
        assertThat(Digamma.of(x)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void growsByTheInverse() {
        for (double x = 0.25; x < 20; x += 0.25) {
            assertThat(Digamma.of(x + 1) - Digamma.of(x)).isCloseTo(1 / x, within(1e-9));
        }
    }

    @Test
    void isTheHarmonicNumberOfWholeNumbers() {
        double harmonic = 0;
        for (int n = 1; n < 50; n++) {
            assertThat(Digamma.of(n)).isCloseTo(harmonic - EULER, within(1e-9));
            harmonic += 1.0 / n;
        }
    }
}

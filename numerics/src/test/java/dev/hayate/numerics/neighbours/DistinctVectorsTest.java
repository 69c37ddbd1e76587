package dev.hayate.numerics.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DistinctVectorsTest {
    @Test
    void givesAVectorThatComesAgainTheNumberOfTheFirst() {
        DistinctVectors distinct = new DistinctVectors(2);

        for (int time = 0; time < 2; time++) {
            for (int i = 0; i < 20_000; i++) {
                assertThat(distinct.add(new float[] {9, i, i % 7}, 1)).isEqualTo(i);
            }
        }

        assertThat(distinct.vectors().rows()).isEqualTo(20_000);
        float[] copy = new float[3];
        distinct.vectors().copy(12_345, copy, 1);
        assertThat(copy).containsExactly(0, 12_345, 12_345 % 7);
    }

    @Test
    void tellsZeroVectors() {
        DistinctVectors distinct = new DistinctVectors(2);
        distinct.add(new float[] {0, 0, 1}, 0);
        distinct.add(new float[] {0, 0, 1}, 1);

        assertThat(distinct.vectors().isZero(0)).isTrue();
        assertThat(distinct.vectors().isZero(1)).isFalse();
        assertThat(distinct.vectors().cosine(0, 1)).isZero();
    }

    @Test
    void refusesWhatIsNoVector() {
        assertThatThrownBy(() -> new DistinctVectors(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
        assertThatThrownBy(() -> new DistinctVectors(2).add(new float[] {1, Float.NaN}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not finite");
    }
}

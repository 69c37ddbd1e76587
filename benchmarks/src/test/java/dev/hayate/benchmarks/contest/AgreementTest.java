package dev.hayate.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void countsTextsWithOtherIds() {
        Agreement agreement = Agreement.ofIds(
                List.of(new int[] {1, 2}, new int[] {3}, new int[0]),
                List.of(new int[] {1, 2}, new int[] {3, 3}, new int[0]));

        assertThat(agreement.compared()).isEqualTo(3);
        assertThat(agreement.differing()).isEqualTo(1);
        assertThat(agreement.complete()).isFalse();
    }

    @Test
    void countsVectorsBeyondTheTolerance() {
        float[] ours = {1, 1, 2, 2, 3, 3};
        float[] theirs = {1, 1.0000005f, 2, 2.1f, 3, 3};

        Agreement agreement = Agreement.ofVectors(ours, theirs, 2);

        assertThat(agreement.compared()).isEqualTo(3);
        assertThat(agreement.differing()).isEqualTo(1);
        assertThat(agreement.detail()).contains("1.0e-01");
    }

    @Test
    void countsAVectorThatIsNotANumber() {
        Agreement agreement = Agreement.ofVectors(new float[] {1, 1}, new float[] {Float.NaN, 1}, 2);

        assertThat(agreement.differing()).isEqualTo(1);
    }

    @Test
    void refusesResultsOfAnotherNumber() {
        assertThatThrownBy(() -> Agreement.ofVectors(new float[4], new float[2], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected 4 components, got 2");
    }
}

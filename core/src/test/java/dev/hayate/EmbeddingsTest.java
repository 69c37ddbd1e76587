package dev.hayate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class EmbeddingsTest {
    private final Embeddings embeddings = new Embeddings(new float[] {3, 4, 12, 0, 0, 0}, 2, 3);

    @Test
    void givesRowsAsCopiesAndValuesAsTheyAre() {
        float[] row = embeddings.row(0);
        row[0] = 99;
        assertThat(embeddings.value(0, 0)).isEqualTo(3);
        float[] target = new float[5];
        embeddings.copyRow(0, target, 1);
        assertThat(target).containsExactly(0, 3, 4, 12, 0);
        embeddings.values()[0] = 7;
        assertThat(embeddings.value(0, 0)).isEqualTo(7);
    }

    @Test
    void truncatesBeforeItNormalizes() {
        assertThat(embeddings.truncated(2).values()).containsExactly(3, 4, 0, 0);
        assertThat(embeddings.truncated(2).normalized().values()).containsExactly(0.6f, 0.8f, 0, 0);
        assertThat(embeddings.normalized().row(0)).containsExactly(3 / 13f, 4 / 13f, 12 / 13f);
        assertThat(embeddings.value(0, 0)).isEqualTo(3);
    }

    @Test
    void refusesShapesAndIndicesThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Embeddings(new float[5], 2, 3))
                .withMessageContainingAll("2", "3", "5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embeddings.of(new float[2], new float[3]))
                .withMessageContainingAll("2", "3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> embeddings.truncated(4))
                .withMessageContainingAll("3", "4");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> embeddings.row(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> embeddings.value(0, 3));
    }
}

package dev.hayate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class QuantizationTest {

    @ParameterizedTest
    @EnumSource
    void agreesWithSentenceTransformersByteForByte(Quantization quantization) throws IOException {
        Json expected = ModelFixtures.json("quantization/expected.json");
        Embeddings vectors = ModelFixtures.embeddings(expected.member("vectors"));
        QuantizationRanges ranges = QuantizationRanges.of(ModelFixtures.embeddings(expected.member("calibration")));
        String precision = quantization.name().toLowerCase(Locale.ROOT);
        assertRows(expected.member(precision), quantization.quantize(vectors));
        assertRows(expected.member(precision + "_calibrated"), quantization.quantize(vectors, ranges));
    }

    private static void assertRows(Json expected, QuantizedEmbeddings actual) {
        assertThat(actual.rows()).isEqualTo(expected.array().size());
        for (int row = 0; row < actual.rows(); row++) {
            byte[] bytes = new byte[expected.element(row).array().size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) expected.element(row).element(i).integer();
            }
            assertThat(actual.row(row)).as("row %s", row).containsExactly(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noVectorsGiveNoBytes(Quantization quantization) {
        assertThat(quantization.quantize(new Embeddings(new float[0], 0, 9)).values())
                .isEmpty();
    }

    @Test
    void refusesToQuantizeNan() {
        Embeddings vectors = Embeddings.of(new float[] {1, 2}, new float[] {3, Float.NaN});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantization.INT8.quantize(vectors))
                .withMessageContaining("NaN");
    }

    @Test
    void refusesRangesOfAnotherDimensionWithBothNumbers() {
        QuantizationRanges ranges = QuantizationRanges.of(Embeddings.of(new float[3]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantization.UINT8.quantize(Embeddings.of(new float[8]), ranges))
                .withMessageContainingAll("3", "8");
    }
}

package dev.hayate.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistancesTest {
    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 31, 32, 33, 64, 100, 257})
    void everyLengthGivesTheSumOfSquaredDifferences(int columns) {
        Matrix rows = matrix(3, columns);
        Matrix others = matrix(5, columns);

        double expected = 0;
        for (int c = 0; c < columns; c++) {
            double difference = (double) rows.values()[rows.at(2) + c] - others.values()[others.at(4) + c];
            expected += difference * difference;
        }

        assertThat(Distances.squared(rows, 2, others, 4)).isCloseTo(expected, within(1e-13 * expected));
    }

    @Test
    void equalRowsFarFromTheOriginAreAtNoDistance() {
        Matrix rows = matrix(1, 100);
        for (int i = 0; i < 100; i++) {
            rows.values()[i] += 1e6f;
        }

        assertThat(Distances.squared(rows, 0, rows, 0)).isZero();
    }

    @Test
    void aPrefixOfTheColumnsIsMeasuredByItself() {
        Matrix rows = matrix(2, 90);
        Matrix prefix = new Matrix(rows.values(), rows.offset(), rows.rows(), 40, rows.stride());
        float[] values = rows.values();

        assertThat(Distances.squared(prefix, 0, prefix, 1))
                .isEqualTo(Distances.squared(values, rows.at(0), values, rows.at(1), 40))
                .isLessThan(Distances.squared(rows, 0, rows, 1));
    }

    private Matrix matrix(int rows, int columns) {
        Matrix matrix = Matrix.of(rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix.values()[matrix.at(r) + c] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }
}

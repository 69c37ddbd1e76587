package dev.hayate.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleGemmTest {
    private final Random random = new Random(5);

    @ParameterizedTest(name = "{0} x {1} x {2}")
    @CsvSource({"1, 1, 1", "8, 8, 16", "16, 24, 64", "13, 7, 33", "24, 60, 128", "7, 16, 1", "9, 33, 200"})
    void everyShapeGivesTheBitsOfALoopOverTheSteps(int rows, int columns, int steps) {
        DoubleMatrix left = matrix(rows, steps);
        DoubleMatrix right = matrix(steps, columns);
        DoubleMatrix sum = matrix(rows, columns);
        double[] expected = sum.values().clone();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                for (int k = 0; k < steps; k++) {
                    expected[sum.at(r) + c] = Math.fma(
                            left.values()[left.at(r) + k], right.values()[right.at(k) + c], expected[sum.at(r) + c]);
                }
            }
        }

        DoubleGemm.add(left, right, sum);

        assertThat(sum.values()).isEqualTo(expected);
    }

    @Test
    void rowsLieAnOddNumberOfUnitsApart() {
        assertThat(DoubleMatrix.of(3, 5).stride()).isEqualTo(8);
        assertThat(DoubleMatrix.of(3, 64).stride()).isEqualTo(72);
        assertThat(DoubleMatrix.of(3, 1025).stride()).isEqualTo(1032);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DoubleGemm.add(DoubleMatrix.of(2, 3), DoubleMatrix.of(4, 5), DoubleMatrix.of(2, 5)))
                .withMessage("a product of 2 x 3 and 4 x 5 cannot be added to 2 x 5");
    }

    private DoubleMatrix matrix(int rows, int columns) {
        DoubleMatrix matrix = DoubleMatrix.of(rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix.values()[matrix.at(r) + c] = random.nextDouble() - 0.5;
            }
        }
        return matrix;
    }
}

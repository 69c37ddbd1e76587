package dev.hayate.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {
    private final Random random = new Random(5);

    @ParameterizedTest(name = "{0} x {1} x {2}")
    @CsvSource({"1, 1, 1", "8, 32, 16", "16, 96, 64", "13, 70, 33", "24, 7, 128", "7, 48, 1", "9, 33, 200"})
    void everyShapeGivesTheBitsOfALoopOverTheSteps(int rows, int columns, int steps) {
        Matrix left = matrix(rows, steps);
        Matrix right = matrix(steps, columns);
        Matrix sum = matrix(rows, columns);
        float[] expected = sum.values().clone();
        loop(left, right, steps, expected, sum);

        Panels panels = new Panels();
        panels.pack(right.from(0, 0), steps, columns);
        Gemm.add(left.from(0, 0), panels, sum.from(0, 0), rows, columns);

        assertThat(sum.values()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"8, 32", "13, 70"})
    void everyPrefixIsAProductOfItsOwn(int rows, int columns) {
        int[] ends = {3, 16, 40};
        Matrix left = matrix(rows, 40);
        Matrix right = matrix(40, columns);
        Matrix base = matrix(rows, columns);
        float[][] expected = new float[ends.length][];
        for (int p = 0; p < ends.length; p++) {
            expected[p] = base.values().clone();
            loop(left, right, ends[p], expected[p], base);
        }

        Panels panels = new Panels();
        panels.pack(right.from(0, 0), 40, columns);
        float[][] sums = new float[ends.length][];
        Arrays.setAll(sums, p -> base.values().clone());
        Gemm.prefixes(left.from(0, 0), panels, base.from(0, 0), ends, sums, rows, columns);

        assertThat(sums).isDeepEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"1, 1", "16, 32", "40, 33", "5, 70"})
    void aTransposeIsPackedAsItself(int steps, int columns) {
        Matrix right = matrix(steps, columns);
        Matrix transposed = Matrix.of(columns, steps);
        right.transpose(0, steps, transposed);

        Panels panels = new Panels();
        panels.pack(right.from(0, 0), steps, columns);
        Panels fromTransposed = new Panels();
        fromTransposed.packTransposed(transposed.from(0, 0), steps, columns);

        assertThat(fromTransposed.values()).isEqualTo(panels.values());
        assertThat(transposed.values()[transposed.at(columns - 1) + steps - 1])
                .isEqualTo(right.values()[right.at(steps - 1) + columns - 1]);
    }

    @ParameterizedTest(name = "{0} columns after 70")
    @CsvSource({"1", "31", "33", "64"})
    void panelsThatWereFullBeforeAreFilledUpWithZeros(int columns) {
        Panels panels = new Panels();
        panels.pack(matrix(9, 70).from(0, 0), 9, 70);
        Matrix right = matrix(9, columns);
        panels.pack(right.from(0, 0), 9, columns);
        Panels fresh = new Panels();
        fresh.pack(right.from(0, 0), 9, columns);

        assertThat(Arrays.copyOf(panels.values(), fresh.values().length)).isEqualTo(fresh.values());
    }

    private Matrix matrix(int rows, int columns) {
        Matrix matrix = Matrix.of(rows, columns);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix.values()[matrix.at(r) + c] = random.nextFloat() - 0.5f;
            }
        }
        return matrix;
    }

    private static void loop(Matrix left, Matrix right, int steps, float[] sums, Matrix layout) {
        for (int r = 0; r < left.rows(); r++) {
            for (int c = 0; c < right.columns(); c++) {
                for (int k = 0; k < steps; k++) {
                    sums[layout.at(r) + c] = Math.fma(
                            left.values()[left.at(r) + k], right.values()[right.at(k) + c], sums[layout.at(r) + c]);
                }
            }
        }
    }
}

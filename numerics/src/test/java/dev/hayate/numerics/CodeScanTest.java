package dev.hayate.numerics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeScanTest {
    private static final int ROWS = 300;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 63, 64, 65, 100, 128, 129, 192, 256, 448, 1024})
    void boundsAreNeverBelowTheProductAndCloseToIt(int dimension) {
        SplittableRandom random = new SplittableRandom(dimension);
        float[] query = unit(random, dimension, dimension);
        byte[] codes = new byte[ROWS * RowCode.bytes(dimension)];
        float[][] rows = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            rows[row] = row == 0 ? query : unit(random, dimension, 1 + row % dimension);
            System.arraycopy(RowCode.of(rows[row]), 0, codes, row * RowCode.bytes(dimension), RowCode.bytes(dimension));
        }

        float[] bounds = new float[ROWS - 1];
        new CodeScan(query).bounds(MemorySegment.ofArray(codes), 1, ROWS - 1, bounds);
        float[] first = new float[1];
        new CodeScan(query).bounds(MemorySegment.ofArray(codes), 0, 1, first);

        assertThat((double) first[0]).isBetween(product(query, query), 1.2);
        for (int row = 1; row < ROWS; row++) {
            double product = product(query, rows[row]);
            assertThat((double) bounds[row - 1]).isGreaterThanOrEqualTo(product).isLessThan(product + 0.12);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 256})
    void greatestValuesOfBothSignsDoNotOverflow(int dimension) {
        float[] query = new float[dimension];
        Arrays.fill(query, (float) (1 / Math.sqrt(dimension)));
        float[] opposite = query.clone();
        for (int i = 0; i < dimension; i++) {
            opposite[i] = -opposite[i];
        }

        float[] bounds = new float[1];
        new CodeScan(query).bounds(MemorySegment.ofArray(RowCode.of(opposite)), 0, 1, bounds);

        assertThat(bounds[0]).isBetween(-1.0001f, -0.99f);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 256})
    void zerosAreBoundByZero(int dimension) {
        float[] bounds = new float[1];
        float[] query = new float[dimension];
        query[0] = 1;

        new CodeScan(query).bounds(MemorySegment.ofArray(RowCode.of(new float[dimension])), 0, 1, bounds);
        assertThat(bounds[0]).isBetween(0f, 0.02f);
        new CodeScan(new float[dimension]).bounds(MemorySegment.ofArray(RowCode.of(query)), 0, 1, bounds);
        assertThat(bounds[0]).isBetween(0f, 0.02f);
    }

    private static float[] unit(SplittableRandom random, int dimension, int values) {
        float[] row = new float[dimension];
        double squares = 0;
        for (int i = 0; i < values; i++) {
            row[i] = (float) random.nextGaussian();
            squares += (double) row[i] * row[i];
        }
        for (int i = 0; i < values; i++) {
            row[i] = (float) (row[i] / Math.sqrt(squares));
        }
        return row;
    }

    private static double product(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}

package dev.hayate.numerics.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.DoubleMatrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static double dot(DoubleMatrix columns, int a, int b) {
        double sum = 0;
        for (int row = 0; row < columns.rows(); row++) {
            sum += columns.values()[columns.at(row) + a] * columns.values()[columns.at(row) + b];
        }
        return sum;
    }

    private static VectorChunks vectors(int rank) {
        Random random = new Random(1);
        VectorChunks vectors = new VectorChunks(48);
        for (int row = 0; row < 500; row++) {
            float[] vector = new float[48];
            for (int d = 48 - rank; d < 48; d++) {
                vector[d] = (float) (random.nextGaussian() * (d - 48 + rank + 1));
            }
            vectors.add(vector, 0);
        }
        return vectors;
    }

    @Test
    void hasDirectionsAtRightAngles() {
        DoubleMatrix directions = Rotation.of(vectors(48), 32).directions();

        for (int a = 0; a < 32; a++) {
            for (int b = 0; b <= a; b++) {
                assertThat(dot(directions, a, b)).isCloseTo(a == b ? 1 : 0, within(1e-13));
            }
        }
    }

    @Test
    void hasTheDirectionsOfTheMostEnergyFirst() {
        DoubleMatrix directions = Rotation.of(vectors(48), 32).directions();

        double caught = 0;
        double most = 0;
        for (int d = 0; d < 48; d++) {
            for (int a = 0; a < 8; a++) {
                double value = directions.values()[directions.at(d) + a];
                caught += value * value * (d + 1) * (d + 1);
            }
            most += d < 40 ? 0 : (d + 1) * (d + 1);
        }
        assertThat(caught).isGreaterThan(0.9 * most);
    }

    @Test
    void keepsToRightAnglesWhereVectorsHaveFewerDimensions() {
        DoubleMatrix directions = Rotation.of(vectors(5), 32).directions();

        for (int a = 0; a < 32; a++) {
            double square = dot(directions, a, a);
            assertThat(square < 1e-300 || Math.abs(square - 1) < 1e-13).isTrue();
            for (int b = 0; b < a; b++) {
                assertThat(dot(directions, a, b)).isCloseTo(0, within(1e-13));
            }
        }
    }
}

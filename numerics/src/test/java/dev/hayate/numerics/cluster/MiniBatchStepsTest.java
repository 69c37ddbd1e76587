package dev.hayate.numerics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MiniBatchStepsTest {
    private final Workers workers = new Workers(2);
    private final SplittableRandom random = new SplittableRandom(1);

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void centresAreTheMeansOfAllPointsThatWereNearestToThem() {
        Matrix centers = column(0, 100);
        MiniBatchSteps steps = new MiniBatchSteps(centers, 4, random, workers);

        assertThat(steps.take(column(1, 3, 90, 98))).isEqualTo(1 + 9 + 100 + 4);
        assertThat(value(centers, 0)).isCloseTo(2, within(1e-5f));
        assertThat(value(centers, 1)).isCloseTo(94, within(1e-5f));

        steps.take(column(5, 7, 9, 94));
        assertThat(value(centers, 0)).isCloseTo(5, within(1e-5f));
        assertThat(value(centers, 1)).isCloseTo(94, within(1e-5f));
    }

    @Test
    void aCentreWithoutPointsIsPutOnOneOfTheBatchWithTheLeastCountOfTheOthers() {
        Matrix centers = column(0, 1000);
        MiniBatchSteps steps = new MiniBatchSteps(centers, 4, random, workers);

        steps.take(column(1, 2, 3, 4));
        float replaced = value(centers, 1);
        assertThat(replaced).isIn(1f, 2f, 3f, 4f);

        float near = replaced - 0.2f;
        steps.take(column(near, near, near, near));
        assertThat(value(centers, 1)).isCloseTo(replaced - 0.1f, within(1e-5f));
    }

    @Test
    void inertiaIsStuckAfterTenBatchesWithoutALowerMean() {
        BatchInertia inertia = new BatchInertia(10, 10);
        inertia.add(1);
        inertia.add(50);
        for (int batch = 0; batch < 9; batch++) {
            inertia.add(50);
        }
        assertThat(inertia.isStuck()).isFalse();

        inertia.add(50);
        assertThat(inertia.isStuck()).isTrue();
    }

    @Test
    void theSmoothedMeanCountsNotTheBatch() {
        BatchInertia inertia = new BatchInertia(10, 99);
        inertia.add(1);
        inertia.add(50);
        for (int batch = 0; batch < 9; batch++) {
            inertia.add(60);
        }

        inertia.add(49);

        assertThat(inertia.isStuck()).isTrue();
    }

    @Test
    void aLowerMeanBeginsTheWaitAnew() {
        BatchInertia inertia = new BatchInertia(10, 99);
        inertia.add(1);
        inertia.add(50);
        for (int batch = 0; batch < 9; batch++) {
            inertia.add(50);
        }
        inertia.add(40);
        for (int batch = 0; batch < 9; batch++) {
            inertia.add(60);
        }

        assertThat(inertia.isStuck()).isFalse();
        inertia.add(60);
        assertThat(inertia.isStuck()).isTrue();
    }

    private static Matrix column(float... values) {
        Matrix matrix = Matrix.of(values.length, 1);
        for (int row = 0; row < values.length; row++) {
            matrix.values()[matrix.at(row)] = values[row];
        }
        return matrix;
    }

    private static float value(Matrix matrix, int row) {
        return matrix.values()[matrix.at(row)];
    }
}

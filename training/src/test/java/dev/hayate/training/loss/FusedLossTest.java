package dev.hayate.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.training.loss.ContrastiveLoss.Directions;
import dev.hayate.training.loss.ContrastiveLoss.Prefix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FusedLossTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, 32, 32, 20, ANCHORS_TO_CANDIDATES",
        "7, 7, 32, 8 16 32, 20, ANCHORS_TO_CANDIDATES",
        "8, 24, 40, 40, 20, BOTH",
        "50, 50, 64, 32 64, 1, BOTH",
        "191, 200, 48, 5 17 48, 20, ANCHORS_TO_CANDIDATES",
        "193, 386, 70, 33 50, 20, BOTH",
        "300, 450, 96, 32 64 96, 50, ANCHORS_TO_CANDIDATES",
        "400, 400, 64, 16 64, 64, BOTH",
    })
    void equalsItsDefinition(
            int anchors, int candidates, int columns, String dimensions, double scale, Directions directions) {
        List<Prefix> prefixes = Arrays.stream(dimensions.split(" "))
                .map(d -> new Prefix(Integer.parseInt(d), 0.5 + Integer.parseInt(d) % 3))
                .toList();
        ContrastiveLoss loss = new ContrastiveLoss(scale, directions, prefixes);
        Matrix a = random(anchors, columns, 1);
        Matrix c = random(candidates, columns, 2);
        near(a, c);
        Matrix da = random(anchors, columns, 3);
        Matrix dc = random(candidates, columns, 4);
        NaiveLoss naive = new NaiveLoss(loss, a, c);
        try (Workers workers = new Workers(2)) {
            double value = new FusedLoss(loss, workers).compute(a, c, da, dc);
            assertThat(value).isCloseTo(naive.value, within(1e-6 * Math.max(1, naive.value)));
        }
        assertNear(da, naive.anchorGradient, scale);
        assertNear(dc, naive.candidateGradient, scale);
    }

    @Test
    void doesNotDependOnThreads() {
        ContrastiveLoss loss = new ContrastiveLoss(
                20, Directions.BOTH, List.of(new Prefix(32, 1), new Prefix(64, 1), new Prefix(128, 2)));
        Matrix a = random(500, 128, 5);
        Matrix c = random(700, 128, 6);
        Matrix da = Matrix.of(500, 128);
        Matrix dc = Matrix.of(700, 128);
        double value;
        try (Workers workers = new Workers(1)) {
            value = new FusedLoss(loss, workers).compute(a, c, da, dc);
        }
        for (int threads = 2; threads < 6; threads++) {
            Matrix da2 = Matrix.of(500, 128);
            Matrix dc2 = Matrix.of(700, 128);
            try (Workers workers = new Workers(threads)) {
                assertThat(new FusedLoss(loss, workers).compute(a, c, da2, dc2)).isEqualTo(value);
            }
            assertThat(da2.values()).isEqualTo(da.values());
            assertThat(dc2.values()).isEqualTo(dc.values());
        }
    }

    @Test
    void aBatchMayHaveAScaleOfItsOwn() {
        Matrix a = random(50, 32, 5);
        Matrix c = random(50, 32, 6);
        Matrix[] gradients = new Matrix[4];
        Arrays.setAll(gradients, i -> Matrix.of(50, 32));
        try (Workers workers = new Workers(2)) {
            FusedLoss twenty = new FusedLoss(ContrastiveLoss.overDimensions(16, 32), workers);
            twenty.compute(a, c, gradients[0], gradients[1]);
            double value = twenty.compute(35, a, c, gradients[0], gradients[1]);
            ContrastiveLoss loss = new ContrastiveLoss(
                    35, Directions.ANCHORS_TO_CANDIDATES, List.of(new Prefix(16, 1), new Prefix(32, 1)));
            assertThat(value).isEqualTo(new FusedLoss(loss, workers).compute(a, c, gradients[2], gradients[3]));
            assertThatThrownBy(() -> twenty.compute(65, a, c, gradients[0], gradients[1]))
                    .hasMessage("scale must be above 0 and at most 64, not 65.0");
        }
        assertThat(gradients[0].values()).isEqualTo(gradients[2].values());
        assertThat(gradients[1].values()).isEqualTo(gradients[3].values());
    }

    @Test
    void aSecondBatchOfAnotherShapeIsNotDisturbedByTheFirst() {
        ContrastiveLoss loss = ContrastiveLoss.overDimensions(16, 32);
        try (Workers workers = new Workers(2)) {
            FusedLoss fused = new FusedLoss(loss, workers);
            fused.compute(random(300, 32, 1), random(600, 32, 2), Matrix.of(300, 32), Matrix.of(600, 32));
            Matrix a = random(20, 32, 3);
            Matrix c = random(30, 32, 4);
            Matrix da = Matrix.of(20, 32);
            Matrix dc = Matrix.of(30, 32);
            double value = fused.compute(a, c, da, dc);
            NaiveLoss naive = new NaiveLoss(loss, a, c);
            assertThat(value).isCloseTo(naive.value, within(1e-6 * naive.value));
            assertNear(da, naive.anchorGradient, 20);
            assertNear(dc, naive.candidateGradient, 20);
        }
    }

    @Test
    void refusesFewerCandidatesThanAnchors() {
        try (Workers workers = new Workers(1)) {
            FusedLoss fused = new FusedLoss(ContrastiveLoss.overDimensions(8), workers);
            assertThatThrownBy(() -> fused.compute(Matrix.of(3, 8), Matrix.of(2, 8), Matrix.of(3, 8), Matrix.of(2, 8)))
                    .hasMessage("3 anchors need as many positives, not 2");
        }
    }

    /// The difference is measured by its length beside the length of the whole gradient. What a cosine in float32
    /// lacks is multiplied with the scale.
    private static void assertNear(Matrix actual, double[][] expected, double scale) {
        double length = 0;
        double difference = 0;
        for (int r = 0; r < expected.length; r++) {
            for (int d = 0; d < expected[r].length; d++) {
                length += Math.pow(expected[r][d], 2);
                difference += Math.pow(expected[r][d] - actual.values()[actual.at(r) + d], 2);
            }
        }
        assertThat(Math.sqrt(difference))
                .isLessThanOrEqualTo(1e-15 + 1e-6 * Math.max(1, scale / 20) * Math.sqrt(length));
    }

    private static Matrix random(int rows, int columns, int seed) {
        Matrix matrix = Matrix.of(rows, columns);
        Random random = new Random(seed);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                matrix.values()[matrix.at(r) + c] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }

    /// Moves positives towards their anchors, as in training.
    private static void near(Matrix anchors, Matrix candidates) {
        for (int r = 0; r < anchors.rows(); r++) {
            for (int c = 0; c < anchors.columns(); c++) {
                candidates.values()[candidates.at(r) + c] += anchors.values()[anchors.at(r) + c];
            }
        }
    }
}

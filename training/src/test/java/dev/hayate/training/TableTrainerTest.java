package dev.hayate.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.training.batch.TrainingBatch;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.sharing.Parameters;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.LearningRate;
import dev.hayate.training.table.TokenBatch;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TableTrainerTest {
    private static final int STEPS = 60;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void followsTheLossCurveOfPyTorch(int threads) throws IOException {
        JsonNode golden = TorchGolden.read().get("run");
        TrainableTable table = TorchGolden.table();
        LearningRate rate = new LearningRate(0.1, LearningRate.Schedule.COSINE, 6, STEPS);
        try (Workers workers = new Workers(threads)) {
            TableTrainer trainer = new TableTrainer(
                    new Parameters.OwnRows(table),
                    new AdamW(table, new AdamW.Settings(0.9, 0.999, 1e-8, 0.01)),
                    ContrastiveLoss.overDimensions(TorchGolden.dimensions()),
                    1,
                    workers);
            for (int step = 0; step < STEPS; step++) {
                double loss = trainer.accumulate(batch(step % 20 * 30, 10, 3));
                double norm = trainer.step(rate.at(step));
                JsonNode expected = golden.get("curve").get(step);
                assertThat(loss).isCloseTo(expected.get(0).asDouble(), within(1e-5 * loss));
                assertThat(norm).isCloseTo(expected.get(1).asDouble(), within(1e-5 * norm));
            }
        }
        assertThat(TorchGolden.difference(table.values(), TorchGolden.floats(golden.get("table"))))
                .isLessThan(1e-5);
    }

    @Test
    void aStepOverSeveralBatchesTakesTheMeanOfTheirGradients() {
        TrainableTable one = TorchGolden.table();
        TrainableTable two = TorchGolden.table();
        try (Workers workers = new Workers(2)) {
            TableTrainer once = trainer(one, workers);
            once.accumulate(batch(0, 10, 2));
            double norm = once.step(0.1);
            TableTrainer twice = trainer(two, workers);
            twice.accumulate(batch(0, 10, 2));
            twice.accumulate(batch(0, 10, 2));
            assertThat(twice.step(0.1)).isCloseTo(norm, within(1e-6));
        }
        assertThat(TorchGolden.difference(one.values(), two.values())).isLessThan(1e-6);
    }

    private static TableTrainer trainer(TrainableTable table, Workers workers) {
        return new TableTrainer(
                new Parameters.OwnRows(table),
                new AdamW(table, AdamW.Settings.DEFAULT),
                ContrastiveLoss.overDimensions(TorchGolden.dimensions()),
                1,
                workers);
    }

    /// As the golden columns: anchors, then the other columns, after the gap that a batch has.
    static TrainingBatch batch(int first, int rows, int columns) {
        TokenBatch texts = TorchGolden.batch(first, rows * columns);
        int gap = Matrix.roundedUp(rows, Matrix.ROWS_AT_A_TIME) - rows;
        int[] starts = new int[texts.starts().length + gap];
        System.arraycopy(texts.starts(), 0, starts, 0, rows + 1);
        Arrays.fill(starts, rows + 1, rows + 1 + gap, texts.starts()[rows]);
        System.arraycopy(texts.starts(), rows + 1, starts, rows + 1 + gap, rows * (columns - 1));
        return TrainingBatch.of(new TokenBatch(texts.ids(), starts), rows, TorchGolden.VOCABULARY);
    }
}

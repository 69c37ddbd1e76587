package dev.hayate.training.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Workers;
import dev.hayate.training.TableTrainer;
import dev.hayate.training.batch.TrainingBatch;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.sharing.Parameters.SharedRows;
import dev.hayate.training.sharing.Sharing.Part;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.TokenBatch;
import dev.hayate.training.table.TrainableTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedRowsTest {
    private static final int DIMENSION = 20;

    /// Tokens 0, 1, 2 with their own rows; 0 and 1 share part 3, 1 and 2 share part 4.
    private static final Sharing SHARING = Sharing.of(
            List.of(
                    List.of(new Part(0, 1), new Part(3, 0.5f)),
                    List.of(new Part(1, 1), new Part(3, 0.5f), new Part(4, -2)),
                    List.of(new Part(2, 1), new Part(4, 0.25f))),
            5);

    /// Two anchors, a gap of six, two positives.
    private static final TrainingBatch BATCH = TrainingBatch.of(
            new TokenBatch(new int[] {0, 1, 2, 2, 0}, new int[] {0, 1, 3, 3, 3, 3, 3, 3, 3, 4, 5}), 2, 3);

    @Test
    void aRowIsTheWeightedSumOfItsParts() {
        try (Workers workers = new Workers(2)) {
            SharedRows rows = SharedRows.of(TrainableTable.random(5, DIMENSION, 1), SHARING);
            rows.updateAll(workers);
            float[] parts = rows.moved().values();
            for (int d = 0; d < DIMENSION; d++) {
                assertThat(rows.table().values()[DIMENSION + d])
                        .isCloseTo(
                                parts[DIMENSION + d] + 0.5f * parts[3 * DIMENSION + d] - 2 * parts[4 * DIMENSION + d],
                                within(1e-6f));
            }
        }
    }

    @Test
    void theGradientOfThePartsIsThatOfTheLoss() {
        try (Workers workers = new Workers(1)) {
            for (int part = 0; part < 5; part++) {
                for (int d = 0; d < DIMENSION; d += 7) {
                    TrainableTable parts = TrainableTable.random(5, DIMENSION, 1);
                    int at = parts.at(part) + d;
                    float before = parts.values()[at];
                    float step = 1e-2f;
                    parts.values()[at] = before + step;
                    double above = loss(parts, workers);
                    parts.values()[at] = before - step;
                    double below = loss(parts, workers);
                    parts.values()[at] = before;
                    assertThat(gradient(parts, workers)[at])
                            .isCloseTo((float) ((above - below) / (2 * step)), within(2e-3f));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theNumberOfThreadsDoesNotMatter(int threads) {
        assertThat(trained(threads)).isEqualTo(trained(2));
    }

    private static float[] trained(int threads) {
        TrainableTable parts = TrainableTable.random(5, DIMENSION, 1);
        try (Workers workers = new Workers(threads)) {
            TableTrainer trainer = trainer(parts, AdamW.Settings.DEFAULT, workers);
            for (int step = 0; step < 5; step++) {
                trainer.accumulate(BATCH);
                trainer.step(0.1);
            }
        }
        return parts.values();
    }

    private static double loss(TrainableTable parts, Workers workers) {
        return trainer(parts, AdamW.Settings.DEFAULT, workers).accumulate(BATCH);
    }

    /// AdamW keeps the gradient itself as its first mean, if nothing of the old mean is kept.
    private static float[] gradient(TrainableTable parts, Workers workers) {
        TrainableTable copy = TrainableTable.of(5, DIMENSION);
        System.arraycopy(parts.values(), 0, copy.values(), 0, copy.values().length);
        AdamW optimizer = new AdamW(copy, new AdamW.Settings(0, 0, 1e-8, 0));
        TableTrainer trainer = new TableTrainer(
                SharedRows.of(copy, SHARING),
                optimizer,
                ContrastiveLoss.overDimensions(8, DIMENSION),
                Double.POSITIVE_INFINITY,
                workers);
        trainer.accumulate(BATCH);
        trainer.step(1e-9);
        return optimizer.state()[0];
    }

    private static TableTrainer trainer(TrainableTable parts, AdamW.Settings settings, Workers workers) {
        return new TableTrainer(
                SharedRows.of(parts, SHARING),
                new AdamW(parts, settings),
                ContrastiveLoss.overDimensions(8, DIMENSION),
                1,
                workers);
    }
}

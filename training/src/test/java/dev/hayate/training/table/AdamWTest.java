package dev.hayate.training.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.training.TorchGolden;
import java.io.IOException;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamWTest {
    @ParameterizedTest
    @CsvSource({"adamw, 0", "adamw_decay, 0.1"})
    void movesAsPyTorchDoesOverAHundredSteps(String name, double decay) throws IOException {
        TrainableTable table = TorchGolden.table();
        AdamW optimizer = new AdamW(table, settings(decay));
        try (Workers workers = new Workers(2)) {
            steps(table, optimizer, 0, 100, workers);
        }
        assertThat(TorchGolden.difference(
                        table.values(), TorchGolden.floats(TorchGolden.read().get(name))))
                .isLessThan(1e-5);
    }

    @Test
    void goesOnFromASavedStateAsIfNothingHadHappened() {
        TrainableTable undisturbed = TorchGolden.table();
        TrainableTable interrupted = TorchGolden.table();
        try (Workers workers = new Workers(2)) {
            steps(undisturbed, new AdamW(undisturbed, settings(0.1)), 0, 60, workers);
            AdamW before = new AdamW(interrupted, settings(0.1));
            steps(interrupted, before, 0, 23, workers);
            AdamW after = new AdamW(interrupted, settings(0.1));
            for (int s = 0; s < 2; s++) {
                System.arraycopy(before.state()[s], 0, after.state()[s], 0, interrupted.values().length);
            }
            after.resume(23);
            steps(interrupted, after, 23, 60, workers);
        }
        assertThat(interrupted.values()).isEqualTo(undisturbed.values());
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new AdamW.Settings(1, 0.9, 0, 0)).hasMessageContaining("betas");
        assertThatThrownBy(() -> new AdamW.Settings(0.9, 0.9, -1, 0)).hasMessageContaining("negative");
    }

    private static AdamW.Settings settings(double decay) {
        return new AdamW.Settings(0.9, 0.999, 1e-8, decay);
    }

    /// Gradients of a few tokens at a step, each through a text of that token alone.
    private static void steps(TrainableTable table, AdamW optimizer, int from, int to, Workers workers) {
        TableGradient gradient = new TableGradient(table);
        for (int step = from; step < to; step++) {
            int[] ids = new int[5];
            int[] starts = {0, 1, 2, 3, 4, 5};
            Matrix gradients = Matrix.of(5, TorchGolden.DIMENSION);
            BitSet met = new BitSet();
            for (int k = 4; k >= 0; k--) {
                ids[k] = (step * 7 + k * 3) % (TorchGolden.VOCABULARY - 5);
                if (!met.get(ids[k])) {
                    for (int d = 0; d < TorchGolden.DIMENSION; d++) {
                        gradients.values()[gradients.at(k) + d] = TorchGolden.value(step * 1_000L + k * 100L + d);
                    }
                }
                met.set(ids[k]);
            }
            gradient.add(Occurrences.of(new TokenBatch(ids, starts), TorchGolden.VOCABULARY), gradients, workers);
            optimizer.step(gradient, 0.05, 1, workers);
            gradient.clear();
        }
    }
}

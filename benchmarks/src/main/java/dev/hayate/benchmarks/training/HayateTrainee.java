package dev.hayate.benchmarks.training;

import dev.hayate.numerics.Workers;
import dev.hayate.training.TableTrainer;
import dev.hayate.training.batch.TrainingBatch;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.sharing.Parameters;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.TokenBatch;
import dev.hayate.training.table.TrainableTable;

/// Hayate. Listing the texts of every token, which training does ahead, is part of its time here.
public final class HayateTrainee implements Trainee {
    private final int rows;
    private final TokenBatch texts;
    private final TableTrainer trainer;
    private final int threads;

    /// Begins with the table of the work.
    public HayateTrainee(StepWork work, Workers workers) {
        TrainableTable table = work.table();
        this.rows = work.rows();
        this.texts = work.texts();
        this.threads = workers.count();
        this.trainer = new TableTrainer(
                new Parameters.OwnRows(table),
                new AdamW(table, AdamW.Settings.DEFAULT),
                ContrastiveLoss.overDimensions(work.dimensions()),
                GREATEST_NORM,
                workers);
    }

    @Override
    public String name() {
        return "Hayate, " + threads + " threads";
    }

    @Override
    public StepResult step() {
        long begin = System.nanoTime();
        double loss = trainer.accumulate(TrainingBatch.of(texts, rows, StepWork.VOCABULARY));
        long middle = System.nanoTime();
        double norm = trainer.step(RATE);
        long end = System.nanoTime();
        return new StepResult(loss, norm, (middle - begin) * 1e-9, (end - middle) * 1e-9);
    }
}

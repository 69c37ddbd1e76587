package dev.hayate.training;

import dev.hayate.training.batch.TrainingBatch;
import dev.hayate.training.kernel.Matrix;
import dev.hayate.training.kernel.Workers;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.loss.FusedLoss;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.TableGradient;
import dev.hayate.training.table.TrainableTable;

/// Moves a table step by step: the gradients of one batch or several are added up, then the optimiser moves the
/// table against them. The result depends on the batches alone, not on the number of threads. For one thread.
public final class TableTrainer {
    /// Keeps PyTorch's `clip_grad_norm_` from dividing by zero.
    private static final double CLIP_EPSILON = 1e-6;

    private final TrainableTable table;
    private final AdamW optimizer;
    private final FusedLoss loss;
    private final TableGradient gradient;
    private final double greatestNorm;
    private final Workers workers;
    private Matrix vectors = Matrix.of(0, 1);
    private Matrix gradients = Matrix.of(0, 1);
    private int batches;

    /// @param greatestNorm what longer gradients are shortened to; infinity leaves them as they are
    public TableTrainer(
            TrainableTable table, AdamW optimizer, ContrastiveLoss loss, double greatestNorm, Workers workers) {
        this.table = table;
        this.optimizer = optimizer;
        this.loss = new FusedLoss(loss, workers);
        this.gradient = new TableGradient(table);
        this.greatestNorm = greatestNorm;
        this.workers = workers;
    }

    /// Adds the gradient of a batch.
    ///
    /// @return the loss of the batch, of the table as it is
    public double accumulate(TrainingBatch batch) {
        int texts = batch.texts().texts();
        if (vectors.rows() != texts) {
            vectors = Matrix.of(texts, table.dimension());
            gradients = Matrix.of(texts, table.dimension());
        }
        table.means(batch.texts(), vectors, workers);
        double value = loss.compute(
                vectors.slice(0, batch.anchors()),
                vectors.slice(batch.firstCandidate(), texts),
                gradients.slice(0, batch.anchors()),
                gradients.slice(batch.firstCandidate(), texts));
        gradient.add(batch.occurrences(), gradients, workers);
        batches++;
        return value;
    }

    /// Moves the table against the mean of the gradients that were added since the last step.
    ///
    /// @param rate the learning rate
    /// @return the length of that mean, before it was shortened
    public double step(double rate) {
        double norm = gradient.norm(workers) / batches;
        double factor = Math.min(1, greatestNorm / (norm + CLIP_EPSILON));
        optimizer.step(gradient, rate, factor / batches, workers);
        gradient.clear();
        batches = 0;
        return norm;
    }
}

package dev.hayate.training;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.training.batch.TrainingBatch;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.loss.FusedLoss;
import dev.hayate.training.sharing.Parameters;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.TableGradient;
import dev.hayate.training.table.TrainableTable;

/// Moves a table step by step: the gradients of one batch or several are added up, then the optimiser moves the
/// table against them. The result depends on the batches alone, not on the number of threads. For one thread.
public final class TableTrainer {
    /// Keeps PyTorch's `clip_grad_norm_` from dividing by zero.
    private static final double CLIP_EPSILON = 1e-6;

    private final Parameters parameters;
    private final AdamW optimizer;
    private final ContrastiveLoss loss;
    private final FusedLoss fused;
    private final TableGradient gradient;
    private final double greatestNorm;
    private final Workers workers;
    private Matrix vectors = Matrix.of(0, 1);
    private Matrix gradients = Matrix.of(0, 1);
    private int batches;

    /// @param optimizer of what the parameters move
    /// @param greatestNorm what longer gradients are shortened to; infinity leaves them as they are
    public TableTrainer(
            Parameters parameters, AdamW optimizer, ContrastiveLoss loss, double greatestNorm, Workers workers) {
        this.parameters = parameters;
        this.optimizer = optimizer;
        this.loss = loss;
        this.fused = new FusedLoss(loss, workers);
        this.gradient = new TableGradient(parameters.table());
        this.greatestNorm = greatestNorm;
        this.workers = workers;
    }

    /// Adds the gradient of a batch.
    ///
    /// @return the loss of the batch, of the table as it is
    public double accumulate(TrainingBatch batch) {
        return accumulate(batch, loss.scale());
    }

    /// As [#accumulate(TrainingBatch)], with another scale than the loss has.
    public double accumulate(TrainingBatch batch, double scale) {
        TrainableTable table = parameters.table();
        int texts = batch.texts().texts();
        if (vectors.rows() != texts) {
            vectors = Matrix.of(texts, table.dimension());
            gradients = Matrix.of(texts, table.dimension());
        }
        parameters.update(batch.occurrences().tokens(), workers);
        table.means(batch.texts(), vectors, workers);
        double value = fused.compute(
                scale,
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
        TableGradient moving = parameters.gradient(gradient, workers);
        double norm = moving.norm(workers) / batches;
        double factor = Math.min(1, greatestNorm / (norm + CLIP_EPSILON));
        optimizer.step(moving, rate, factor / batches, workers);
        gradient.clear();
        batches = 0;
        return norm;
    }
}

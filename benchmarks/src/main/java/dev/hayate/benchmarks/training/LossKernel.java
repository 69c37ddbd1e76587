package dev.hayate.benchmarks.training;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.loss.FusedLoss;
import java.util.SplittableRandom;

/// The loss and its gradient by themselves, from vectors to vectors.
public final class LossKernel {
    private static final int WARM_UP = 2;

    private LossKernel() {}

    /// The operations of the three products that loss and gradient of the longest prefix need; a multiply-add
    /// counts as two.
    public static double operations(StepWork work) {
        return 3 * 2.0 * work.rows() * work.rows() * work.dimension();
    }

    /// Seconds by round.
    public static double[] seconds(StepWork work, int rounds, Workers workers) {
        FusedLoss loss = new FusedLoss(ContrastiveLoss.overDimensions(work.dimensions()), workers);
        SplittableRandom random = new SplittableRandom(1);
        Matrix anchors = random(work, random);
        Matrix candidates = random(work, random);
        Matrix anchorGradient = Matrix.of(work.rows(), work.dimension());
        Matrix candidateGradient = Matrix.of(work.rows(), work.dimension());
        double[] seconds = new double[rounds];
        for (int round = -WARM_UP; round < rounds; round++) {
            long begin = System.nanoTime();
            loss.compute(anchors, candidates, anchorGradient, candidateGradient);
            seconds[Math.max(0, round)] = (System.nanoTime() - begin) * 1e-9;
        }
        return seconds;
    }

    private static Matrix random(StepWork work, SplittableRandom random) {
        Matrix matrix = Matrix.of(work.rows(), work.dimension());
        for (int row = 0; row < matrix.rows(); row++) {
            for (int d = 0; d < matrix.columns(); d++) {
                matrix.values()[matrix.at(row) + d] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }
}

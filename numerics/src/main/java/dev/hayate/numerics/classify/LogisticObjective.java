package dev.hayate.numerics.classify;

import dev.hayate.numerics.DoubleGemm;
import dev.hayate.numerics.DoubleMatrix;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;

/// What logistic regression minimizes: the mean loss of the rows and `penalty / 2` times the squared weights,
/// without the intercepts. A point holds the weights by output, after each output's weights its intercept.
///
/// All sums run in float64. The rows are cut into chunks by their number alone, and what comes of the chunks is
/// added in their order, so that the number of threads makes no difference.
final class LogisticObjective implements Lbfgs.Objective {
    private static final int MOST_CHUNKS = 64;
    private static final int LEAST_ROWS_A_CHUNK = 256;

    private final Matrix vectors;
    private final int[] classes;
    private final double[] weights;
    private final LogLoss loss;
    private final double penalty;
    private final Workers workers;
    private final int rowsAChunk;
    private final double[] losses;
    private final DoubleMatrix[] gradients;
    private final Scratch[] scratches;

    /// @param classes by row, from 0
    /// @param weights by class, how much its rows count; 1 in the mean of the rows
    LogisticObjective(Matrix vectors, int[] classes, double[] weights, LogLoss loss, double penalty, Workers workers) {
        this.vectors = vectors;
        this.classes = classes;
        this.weights = weights;
        this.loss = loss;
        this.penalty = penalty;
        this.workers = workers;
        int share = (vectors.rows() + MOST_CHUNKS - 1) / MOST_CHUNKS;
        this.rowsAChunk = Matrix.roundedUp(Math.max(LEAST_ROWS_A_CHUNK, share), RowBlock.ROWS);
        int chunks = (vectors.rows() + rowsAChunk - 1) / rowsAChunk;
        this.losses = new double[chunks];
        this.gradients = new DoubleMatrix[chunks];
        Arrays.setAll(gradients, chunk -> DoubleMatrix.of(loss.outputs(), vectors.columns() + 1));
        this.scratches = new Scratch[workers.count()];
        Arrays.setAll(scratches, worker -> new Scratch());
    }

    @Override
    public double at(double[] point, double[] gradient) {
        DoubleMatrix weights = RowBlock.byColumn(point, vectors.columns(), loss.outputs());
        workers.forEach(losses.length, (chunk, worker) -> losses[chunk] = scratches[worker].evaluate(chunk, weights));
        workers.forEach(loss.outputs(), (output, worker) -> addChunks(output, point, gradient));
        double sum = 0;
        for (double chunk : losses) {
            sum += chunk;
        }
        return sum / vectors.rows() + penalty / 2 * squaredWeights(point);
    }

    private double squaredWeights(double[] point) {
        double sum = 0;
        for (int output = 0; output < loss.outputs(); output++) {
            int at = output * (vectors.columns() + 1);
            for (int column = 0; column < vectors.columns(); column++) {
                sum += point[at + column] * point[at + column];
            }
        }
        return sum;
    }

    private void addChunks(int output, double[] point, double[] gradient) {
        int columns = vectors.columns();
        int at = output * (columns + 1);
        Arrays.fill(gradient, at, at + columns + 1, 0);
        for (DoubleMatrix chunk : gradients) {
            for (int column = 0; column <= columns; column++) {
                gradient[at + column] += chunk.values()[chunk.at(output) + column];
            }
        }
        for (int column = 0; column <= columns; column++) {
            gradient[at + column] /= vectors.rows();
        }
        for (int column = 0; column < columns; column++) {
            gradient[at + column] += penalty * point[at + column];
        }
    }

    /// What a thread works with. Logits and gradient of a block are computed while it is in the cache, so that an
    /// evaluation reads the vectors once.
    private final class Scratch {
        private final RowBlock block = new RowBlock(vectors.columns(), loss.outputs());
        private final DoubleMatrix slopes = DoubleMatrix.of(loss.outputs(), RowBlock.ROWS);

        double evaluate(int chunk, DoubleMatrix weights) {
            DoubleMatrix gradient = gradients[chunk];
            Arrays.fill(gradient.values(), 0);
            int end = Math.min(vectors.rows(), (chunk + 1) * rowsAChunk);
            double sum = 0;
            for (int from = chunk * rowsAChunk; from < end; from += RowBlock.ROWS) {
                int to = Math.min(end, from + RowBlock.ROWS);
                block.load(vectors, from, to);
                DoubleMatrix logits = block.logits(weights);
                Arrays.fill(slopes.values(), 0);
                for (int row = from; row < to; row++) {
                    double weight = LogisticObjective.this.weights[classes[row]];
                    sum += weight * loss.of(row - from, classes[row], logits, slopes);
                    for (int output = 0; output < loss.outputs(); output++) {
                        slopes.values()[slopes.at(output) + row - from] *= weight;
                    }
                }
                DoubleGemm.add(slopes, block.rows(), gradient);
            }
            return sum;
        }
    }
}

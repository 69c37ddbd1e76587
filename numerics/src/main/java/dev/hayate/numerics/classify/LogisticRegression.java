package dev.hayate.numerics.classify;

import dev.hayate.numerics.DoubleMatrix;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;

/// Gives a vector the label whose logit, a weighted sum of the values and an intercept, is the largest:
/// scikit-learn's `LogisticRegression(C=c, solver="lbfgs", max_iter=iterations, tol=tolerance)`.
///
/// With two labels there is one logit, with more one each. The weights minimize
/// `mean log-loss + 1 / (2 · C · rows) · Σ weight²`, where intercepts count for nothing; the search starts at
/// zero. It ends, as there, before the weights are exact to the last digit, and at the same iteration if
/// rounding does not intervene. Vectors stay float32; all sums run in float64. Beside the vectors, training
/// needs about a hundred arrays of the size of the weights, and half a megabyte a thread at 1024 dimensions.
public final class LogisticRegression implements Classifier {
    private static final double LEAST_DECREASE = 64 * Math.ulp(1.0);
    private static final int MOST_TRIALS = 50;

    /// How the weights are found.
    ///
    /// @param c how much the losses count beside the size of the weights
    /// @param iterations the most that are made; 100 by default
    /// @param tolerance the largest element that the gradient may have at the end; 1e-4 by default
    public record Settings(double c, int iterations, double tolerance) {
        /// Those of scikit-learn.
        public static final Settings DEFAULT = new Settings(1, 100, 1e-4);

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if `c` is not positive or another is negative
        public Settings {
            if (!(c > 0 && iterations >= 0 && tolerance >= 0)) {
                throw new IllegalArgumentException("C must be positive, iterations and tolerance must not be negative: "
                        + c + ", " + iterations + ", " + tolerance);
            }
        }
    }

    private final int[] labels;
    private final LogLoss loss;
    private final int dimension;
    private final double[] weights;
    private final Fit fit;

    private LogisticRegression(int[] labels, LogLoss loss, int dimension, double[] weights, Fit fit) {
        this.labels = labels;
        this.loss = loss;
        this.dimension = dimension;
        this.weights = weights;
        this.fit = fit;
    }

    /// One that was trained before, as [#labels()], [#weights()], [#intercepts()] and [#fit()] told it.
    ///
    /// @throws IllegalArgumentException if there are fewer than two labels, they do not ascend, or the shapes
    ///     do not fit
    public static LogisticRegression of(int[] labels, double[][] weights, double[] intercepts, Fit fit) {
        boolean ascend = labels.length >= 2;
        for (int i = 1; i < labels.length; i++) {
            ascend &= labels[i - 1] < labels[i];
        }
        if (!ascend) {
            throw new IllegalArgumentException(
                    "logistic regression has at least two labels, ascending, not " + Arrays.toString(labels));
        }
        LogLoss loss = loss(labels.length);
        if (weights.length != loss.outputs() || intercepts.length != loss.outputs()) {
            throw new IllegalArgumentException(labels.length + " labels have " + loss.outputs()
                    + " rows of weights and as many intercepts, not " + weights.length + " and " + intercepts.length);
        }
        int dimension = weights[0].length;
        double[] all = new double[loss.outputs() * (dimension + 1)];
        for (int output = 0; output < weights.length; output++) {
            if (weights[output].length != dimension) {
                throw new IllegalArgumentException(
                        "rows of weights are of one length, not " + dimension + " and " + weights[output].length);
            }
            System.arraycopy(weights[output], 0, all, output * (dimension + 1), dimension);
            all[output * (dimension + 1) + dimension] = intercepts[output];
        }
        return new LogisticRegression(labels.clone(), loss, dimension, all, fit);
    }

    private static LogLoss loss(int labels) {
        return labels == 2 ? new LogLoss.Sigmoid() : new LogLoss.Softmax(labels);
    }

    /// Learns from examples, which are not kept.
    ///
    /// @param examples shape `[rows, dimension]`
    /// @param labels by row, 0 or more; numbers that no row has are no labels
    /// @throws IllegalArgumentException if there are fewer than two different labels, if there is not one
    ///     label a row, a label is negative, or a value is NaN or infinite
    public static LogisticRegression train(Matrix examples, int[] labels, Settings settings, Workers workers) {
        return train(examples, labels, settings, ClassWeights.EQUAL, workers);
    }

    /// The same with weights for the examples of each label.
    public static LogisticRegression train(
            Matrix examples, int[] labels, Settings settings, ClassWeights weights, Workers workers) {
        Vectors.requireExamples(examples, labels, workers);
        int[] distinct = Arrays.stream(labels).sorted().distinct().toArray();
        if (distinct.length < 2) {
            throw new IllegalArgumentException("logistic regression needs examples of at least two labels; all "
                    + labels.length + " rows have label " + distinct[0]);
        }
        int[] classes = Arrays.stream(labels)
                .map(label -> Arrays.binarySearch(distinct, label))
                .toArray();
        LogLoss loss = loss(distinct.length);
        double penalty = 1 / (settings.c * examples.rows());
        Lbfgs.Minimum minimum = Lbfgs.minimize(
                new LogisticObjective(examples, classes, weights.of(classes, distinct.length), loss, penalty, workers),
                new double[loss.outputs() * (examples.columns() + 1)],
                new Lbfgs.Limits(settings.iterations, settings.tolerance, LEAST_DECREASE, MOST_TRIALS));
        return new LogisticRegression(distinct, loss, examples.columns(), minimum.point(), minimum.fit());
    }

    /// How the weights were found.
    public Fit fit() {
        return fit;
    }

    /// The weights; shape `[labels, dimension]`, or `[1, dimension]` of the larger of two labels.
    public double[][] weights() {
        double[][] rows = new double[loss.outputs()][];
        Arrays.setAll(rows, output -> Arrays.copyOfRange(weights, at(output), at(output) + dimension));
        return rows;
    }

    /// The intercepts; shape `[labels]`, or `[1]`.
    public double[] intercepts() {
        double[] intercepts = new double[loss.outputs()];
        Arrays.setAll(intercepts, output -> weights[at(output) + dimension]);
        return intercepts;
    }

    private int at(int output) {
        return output * (dimension + 1);
    }

    /// {@inheritDoc}
    ///
    /// Of equal logits the smaller label wins.
    @Override
    public int[] predict(Matrix vectors, Workers workers) {
        int[] predicted = new int[vectors.rows()];
        forEach(vectors, workers, (row, place, logits) -> predicted[row] = labels[loss.mostLikely(place, logits)]);
        return predicted;
    }

    @Override
    public int[] labels() {
        return labels.clone();
    }

    @Override
    public double[][] probabilities(Matrix vectors, Workers workers) {
        double[][] probabilities = new double[vectors.rows()][];
        forEach(vectors, workers, (row, place, logits) -> probabilities[row] = loss.probabilities(place, logits));
        return probabilities;
    }

    /// Takes the logits of a row.
    @FunctionalInterface
    private interface RowUse {
        void take(int row, int place, DoubleMatrix logits);
    }

    private void forEach(Matrix vectors, Workers workers, RowUse use) {
        Vectors.requireLike(dimension, vectors, workers);
        DoubleMatrix byColumn = RowBlock.byColumn(weights, dimension, loss.outputs());
        RowBlock[] blocks = new RowBlock[workers.count()];
        Arrays.setAll(blocks, worker -> new RowBlock(dimension, loss.outputs()));
        workers.forEach((vectors.rows() + RowBlock.ROWS - 1) / RowBlock.ROWS, (unit, worker) -> {
            int from = unit * RowBlock.ROWS;
            int to = Math.min(vectors.rows(), from + RowBlock.ROWS);
            blocks[worker].load(vectors, from, to);
            DoubleMatrix logits = blocks[worker].logits(byColumn);
            for (int row = from; row < to; row++) {
                use.take(row, row - from, logits);
            }
        });
    }
}

package dev.hayate.numerics.classify;

import dev.hayate.numerics.DoubleMatrix;

/// How unlikely the logits of a row make its class: the negative logarithm of the class's probability.
sealed interface LogLoss {
    /// How many logits a row has.
    int outputs();

    /// The loss of a row.
    ///
    /// @param logits shape `[rows, outputs]`; those of the row are used up
    /// @param slopes takes the derivatives by the logits; shape `[outputs, rows]`
    double of(int row, int label, DoubleMatrix logits, DoubleMatrix slopes);

    /// The class that a row's logits make the most likely.
    int mostLikely(int row, DoubleMatrix logits);

    /// The probability of each class.
    double[] probabilities(int row, DoubleMatrix logits);

    /// Of two classes with one logit, that of the second one.
    record Sigmoid() implements LogLoss {
        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double of(int row, int label, DoubleMatrix logits, DoubleMatrix slopes) {
            double logit = logits.values()[logits.at(row)];
            double small = Math.exp(-Math.abs(logit));
            double probability = logit >= 0 ? 1 / (1 + small) : small / (1 + small);
            slopes.values()[row] = probability - label;
            return Math.max(logit, 0) + Math.log1p(small) - label * logit;
        }

        @Override
        public int mostLikely(int row, DoubleMatrix logits) {
            return logits.values()[logits.at(row)] > 0 ? 1 : 0;
        }

        @Override
        public double[] probabilities(int row, DoubleMatrix logits) {
            double logit = logits.values()[logits.at(row)];
            double small = Math.exp(-Math.abs(logit));
            double less = small / (1 + small);
            double more = 1 / (1 + small);
            return logit >= 0 ? new double[] {less, more} : new double[] {more, less};
        }
    }

    /// Of several classes with a logit each.
    record Softmax(int outputs) implements LogLoss {
        @Override
        public double of(int row, int label, DoubleMatrix logits, DoubleMatrix slopes) {
            double[] values = logits.values();
            int at = logits.at(row);
            double largest = values[at + mostLikely(row, logits)];
            double logitOfLabel = values[at + label];
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                values[at + k] = Math.exp(values[at + k] - largest);
                sum += values[at + k];
            }
            for (int k = 0; k < outputs; k++) {
                slopes.values()[slopes.at(k) + row] = values[at + k] / sum - (k == label ? 1 : 0);
            }
            return Math.log(sum) + largest - logitOfLabel;
        }

        @Override
        public int mostLikely(int row, DoubleMatrix logits) {
            int at = logits.at(row);
            int best = 0;
            for (int k = 1; k < outputs; k++) {
                if (logits.values()[at + k] > logits.values()[at + best]) {
                    best = k;
                }
            }
            return best;
        }

        @Override
        public double[] probabilities(int row, DoubleMatrix logits) {
            int at = logits.at(row);
            double largest = logits.values()[at + mostLikely(row, logits)];
            double[] probabilities = new double[outputs];
            double sum = 0;
            for (int k = 0; k < outputs; k++) {
                probabilities[k] = Math.exp(logits.values()[at + k] - largest);
                sum += probabilities[k];
            }
            for (int k = 0; k < outputs; k++) {
                probabilities[k] /= sum;
            }
            return probabilities;
        }
    }
}

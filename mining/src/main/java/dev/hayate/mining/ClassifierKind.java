package dev.hayate.mining;

import dev.hayate.numerics.classify.ClassWeights;

/// How labels are learned.
public sealed interface ClassifierKind {
    /// Logistic regression with the settings of scikit-learn.
    ///
    /// @param c how much the examples count beside the size of the weights; 1 there
    /// @param weights how much the examples of each label count
    record Regression(double c, ClassWeights weights) implements ClassifierKind {
        /// @throws IllegalArgumentException if `c` is not positive
        public Regression {
            if (!(c > 0)) {
                throw new IllegalArgumentException("C must be positive, not " + c);
            }
        }

        /// All examples count the same.
        public Regression(double c) {
            this(c, ClassWeights.EQUAL);
        }
    }

    /// The votes of the examples with the greatest cosine.
    ///
    /// @param k how many of them
    record Neighbours(int k) implements ClassifierKind {
        /// @throws IllegalArgumentException if `k` is below 1
        public Neighbours {
            if (k < 1) {
                throw new IllegalArgumentException("at least 1 neighbour must vote, not " + k);
            }
        }
    }
}

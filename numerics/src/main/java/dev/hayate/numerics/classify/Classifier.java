package dev.hayate.numerics.classify;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;

/// Predicts labels of vectors after it has seen examples. Immutable, shared by all threads. The same examples and
/// vectors give the same labels, whatever the number of threads.
public sealed interface Classifier permits NearestNeighbours, LogisticRegression {
    /// The label of every row.
    ///
    /// @param vectors shape `[rows, dimension]`, with the dimension of the examples; may have no rows
    /// @return by row a label that occurs among the examples
    /// @throws IllegalArgumentException if the dimension is another, or a value is NaN or infinite
    int[] predict(Matrix vectors, Workers workers);

    /// The labels of the examples, ascending: scikit-learn's `classes_`.
    int[] labels();

    /// How sure the classifier is of every label: scikit-learn's `predict_proba`. The values of a row sum to 1.
    ///
    /// @param vectors as [#predict(Matrix, Workers)] takes them
    /// @return shape `[rows, labels]`, in the order of [#labels()]
    /// @throws IllegalArgumentException if the dimension is another, or a value is NaN or infinite
    double[][] probabilities(Matrix vectors, Workers workers);
}

package dev.hayate.numerics.classify;

import java.util.Optional;

/// How the search for the best weights went.
///
/// @param iterations the steps that were taken
public record Fit(int iterations, Ending ending) {
    /// Why the search ended.
    public enum Ending {
        /// No element of the gradient was larger than the tolerance.
        GRADIENT,
        /// The last step made next to no difference.
        DECREASE,
        /// The number of iterations that are allowed was reached.
        ITERATIONS,
        /// No step along the gradient made the objective smaller: it is as small as its rounding lets it become.
        LINE_SEARCH
    }

    /// Whether the weights are the best ones, up to the tolerance. Where they are not, scikit-learn gives a
    /// `ConvergenceWarning`.
    public boolean converged() {
        return switch (ending) {
            case GRADIENT, DECREASE -> true;
            case ITERATIONS, LINE_SEARCH -> false;
        };
    }

    /// A sentence for the reader of a score, if the search did not converge.
    public Optional<String> warning() {
        return switch (ending) {
            case GRADIENT, DECREASE -> Optional.empty();
            case ITERATIONS ->
                Optional.of("logistic regression had not converged when it was stopped after " + iterations
                        + " iterations");
            case LINE_SEARCH ->
                Optional.of("logistic regression had not converged when it found no better weights after " + iterations
                        + " iterations");
        };
    }
}

package dev.hayate.training.table;

/// The learning rate over the steps of a run, as the schedules of Hugging Face `transformers` have it: rising in a
/// line from 0 over the warm-up, then by the [Schedule].
///
/// @param peak the greatest rate
/// @param schedule how it falls after the warm-up
/// @param warmUp the steps of the warm-up
/// @param steps the steps of the run
public record LearningRate(double peak, Schedule schedule, int warmUp, int steps) {
    /// How the rate falls.
    public enum Schedule {
        /// It does not.
        CONSTANT,
        /// In a line, to 0.
        LINEAR,
        /// In half a cosine, to 0.
        COSINE
    }

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the peak is not above 0 or the warm-up is negative
    public LearningRate {
        if (!(peak > 0 && peak < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the learning rate must be above 0, not " + peak);
        }
        if (warmUp < 0) {
            throw new IllegalArgumentException("the warm-up must not be negative, but has " + warmUp + " steps");
        }
    }

    /// The rate of a step.
    ///
    /// @param step the steps before it
    public double at(int step) {
        if (step < warmUp) {
            return peak * step / warmUp;
        }
        int left = Math.max(1, steps - warmUp);
        double progress = (double) (step - warmUp) / left;
        return switch (schedule) {
            case CONSTANT -> peak;
            case LINEAR -> peak * Math.max(0, (double) (steps - step) / left);
            case COSINE -> peak * Math.max(0, 0.5 * (1 + Math.cos(Math.PI * progress)));
        };
    }
}

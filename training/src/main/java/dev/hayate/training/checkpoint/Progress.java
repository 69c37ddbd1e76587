package dev.hayate.training.checkpoint;

/// How far a run has got.
///
/// @param step the steps made
/// @param seconds how long they took
/// @param bestStep the step with the best score so far, 0 for none
/// @param bestScore that score
public record Progress(int step, double seconds, int bestStep, double bestScore) {
    /// Before the first step.
    public static final Progress NONE = new Progress(0, 0, 0, Double.NEGATIVE_INFINITY);
}

package dev.hayate.benchmarks.training;

/// What a step gave and took.
///
/// @param loss the loss before the step
/// @param norm the length of the gradient, before it was shortened
/// @param gradientSeconds for the loss and its gradient, from tokens to rows of the table
/// @param optimizerSeconds for shortening the gradient and for AdamW
public record StepResult(double loss, double norm, double gradientSeconds, double optimizerSeconds) {
    double seconds() {
        return gradientSeconds + optimizerSeconds;
    }
}

package dev.hayate.training.report;

/// What a step of training did.
///
/// @param step its number, from 1
/// @param steps how many the run will have
/// @param epoch how often the data have been gone through after it
/// @param set the data set that its batch came from
/// @param rows the rows of the batch
/// @param loss the loss of the batch, before the table was moved
/// @param gradientNorm the length of the gradient, before it was shortened
/// @param rate the learning rate
/// @param seconds since the run began, without the pauses before it was resumed
/// @param tokens the tokens of the batch
public record StepRecord(
        int step,
        int steps,
        double epoch,
        String set,
        int rows,
        double loss,
        double gradientNorm,
        double rate,
        double seconds,
        long tokens) {}

package dev.hayate.evaluation.compare;

/// How the scores of two contenders differ, and how sure that is.
///
/// @param first the score of the first contender
/// @param second the score of the second
/// @param difference by how much the second is better, negative if it is worse
/// @param low the lower end of the interval that holds the difference in 95 % of all draws
/// @param high the upper end
/// @param secondBetter the share of draws in which the second is better, from 0 to 1; equal scores do not
///     count, so it
/// is 0 for a contender and itself
/// @param draws how many draws there were
public record Comparison(
        double first, double second, double difference, double low, double high, double secondBetter, int draws) {}

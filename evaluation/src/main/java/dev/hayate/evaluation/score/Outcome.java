package dev.hayate.evaluation.score;

import java.util.List;
import java.util.Map;

/// How one contender did at one task.
///
/// @param choice what was chosen by the dev part: a similarity, a classifier, an algorithm; or the only one
/// @param metric the metric that counts
/// @param value its value at the test part with that choice, from 0 to 1, or -1 to 1 for correlations
/// @param dev by choice, its metrics at the dev part, in the order in which they were tried; empty without such
///     a part
/// @param test by choice, its metrics at the test part; only the chosen one where JMTEB tries no other
/// @param items what the value is made of, item by item
public record Outcome(
        Contender contender,
        String choice,
        String metric,
        double value,
        Map<String, Map<String, Double>> dev,
        Map<String, Map<String, Double>> test,
        Items items,
        List<String> warnings) {}

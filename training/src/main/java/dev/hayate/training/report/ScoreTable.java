package dev.hayate.training.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The latest scores of a run by set and measure, across its dimensions.
///
/// @param dimensions the longest first
/// @param rows in the order in which they were first scored
record ScoreTable(List<Integer> dimensions, List<Row> rows) {
    /// @param values by dimension
    record Row(String set, String metric, Map<Integer, Double> values) {
        /// The value as people write it, of a hundred; a dash if there is none.
        String percent(int dimension) {
            Double value = values.get(dimension);
            return value == null ? "–" : String.format(Locale.ROOT, "%.2f", 100 * value);
        }
    }

    static ScoreTable latest(List<DevScore> scores) {
        TreeSet<Integer> dimensions = new TreeSet<>(Comparator.reverseOrder());
        Map<String, Row> rows = new LinkedHashMap<>();
        for (DevScore score : scores) {
            dimensions.add(score.dimension());
            rows.computeIfAbsent(
                            score.set() + "\n" + score.metric(),
                            key -> new Row(score.set(), score.metric(), new LinkedHashMap<>()))
                    .values()
                    .put(score.dimension(), score.value());
        }
        return new ScoreTable(List.copyOf(dimensions), new ArrayList<>(rows.values()));
    }
}

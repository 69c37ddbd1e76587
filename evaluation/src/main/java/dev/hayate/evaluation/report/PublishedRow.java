package dev.hayate.evaluation.report;

import dev.hayate.evaluation.task.TaskKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was published for a model at a suite, times 100.
///
/// @param dimension its vectors were cut to; 0 where nothing is said
/// @param data what the scores are of, where there are several of the suite, such as translations; else empty
/// @param note what has to be known to compare it; may be empty
/// @param scores by what they are of: `micro`, the title of a kind, a data set, or a data set with a second
///     metric,
/// such
///     as `jqara:mrr@10`
record PublishedRow(
        String suite,
        String model,
        int dimension,
        Standing standing,
        String data,
        String note,
        String source,
        Map<String, Double> scores) {

    enum Standing {
        /// Read at its source.
        READ,
        /// Written down from memory.
        RECALLED
    }

    static final String MICRO = "micro";

    /// A line of the file.
    static PublishedRow parse(String line) {
        List<String> cells = List.of(line.split("\t", -1));
        Map<String, Double> scores = new LinkedHashMap<>();
        for (String score : cells.get(7).split(" ", -1)) {
            int equals = score.indexOf('=');
            scores.put(score.substring(0, equals), Double.valueOf(score.substring(equals + 1)));
        }
        return new PublishedRow(
                cells.get(0),
                cells.get(1),
                Integer.parseInt(cells.get(2)),
                cells.get(3).equals("read") ? Standing.READ : Standing.RECALLED,
                cells.get(4),
                cells.get(5),
                cells.get(6),
                scores);
    }

    /// The model without its owner.
    String name() {
        return model.substring(model.lastIndexOf('/') + 1);
    }

    /// A name for tables: the model without its owner, its dimension, and what it is of.
    String title() {
        return name() + (dimension == 0 ? "" : " " + dimension) + (data.isEmpty() ? "" : ", " + data);
    }

    /// The mean of all data sets from 0 to 1, or NaN.
    double micro() {
        return score(MICRO);
    }

    /// The mean of the data sets of a kind, or NaN.
    double mean(TaskKind kind) {
        return score(kind.title());
    }

    /// The mean of the means of kinds; NaN if one of them is not known.
    double macro(List<TaskKind> kinds) {
        return kinds.stream().mapToDouble(this::mean).average().orElse(Double.NaN);
    }

    /// The score of a data set, or NaN.
    double value(String task) {
        return score(task);
    }

    /// The score of a data set in a second metric, or NaN.
    double value(String task, String metric) {
        return score(task + ":" + metric);
    }

    private double score(String of) {
        return scores.getOrDefault(of, Double.NaN) / 100;
    }

    PublishedRow with(Map<String, Double> fitting) {
        return new PublishedRow(suite, model, dimension, standing, data, note, source, fitting);
    }
}

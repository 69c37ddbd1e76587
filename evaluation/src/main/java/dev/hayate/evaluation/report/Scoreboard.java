package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// The scores of one suite. A value that is not there, and one that is not defined, is NaN, and so is every
/// mean that it belongs to: a mean of fewer data sets is another thing.
///
/// @param contenders all of them, in the order in which they first occur
record Scoreboard(String suite, List<TaskScores> tasks, List<Contender> contenders) {
    /// The suites of a run, in its order.
    static List<Scoreboard> of(EvaluationRun run) {
        Map<String, List<TaskScores>> suites = new LinkedHashMap<>();
        run.tasks()
                .forEach(task -> suites.computeIfAbsent(task.suite(), key -> new ArrayList<>())
                        .add(task));
        return suites.entrySet().stream()
                .map(suite -> new Scoreboard(suite.getKey(), suite.getValue(), contenders(suite.getValue())))
                .toList();
    }

    /// What was measured at any of the tasks.
    static List<Contender> contenders(List<TaskScores> tasks) {
        return tasks.stream()
                .flatMap(task -> task.outcomes().stream())
                .map(Outcome::contender)
                .distinct()
                .toList();
    }

    /// The model as it is: in float32, at the greatest dimension of all tasks.
    static Optional<Contender> leading(List<TaskScores> tasks) {
        return contenders(tasks).stream()
                .filter(Scoreboard::isFloat32)
                .max(Comparator.comparingInt(Scoreboard::dimension));
    }

    static boolean isFloat32(Contender contender) {
        return contender instanceof Contender.Vectors vectors && vectors.precision() == Contender.Precision.FLOAT32;
    }

    /// How many dimensions a contender has; none if it is not made of vectors.
    static int dimension(Contender contender) {
        return switch (contender) {
            case Contender.Vectors vectors -> vectors.dimension();
            case Contender.Hybrid hybrid -> hybrid.vectors().dimension();
            case Contender.Bm25(), Contender.Okapi(), Contender.Random() -> 0;
        };
    }

    Optional<Contender> leading() {
        return leading(tasks);
    }

    /// The kinds of its tasks, in JMTEB's order.
    List<TaskKind> kinds() {
        return tasks.stream().map(TaskScores::kind).distinct().sorted().toList();
    }

    List<TaskScores> tasks(TaskKind kind) {
        return tasks.stream().filter(task -> task.kind() == kind).toList();
    }

    static Optional<Outcome> outcome(TaskScores task, Contender contender) {
        return task.outcomes().stream()
                .filter(outcome -> outcome.contender().equals(contender))
                .findFirst();
    }

    static double value(TaskScores task, Contender contender) {
        return outcome(task, contender).map(Outcome::value).orElse(Double.NaN);
    }

    /// The mean of the data sets of a kind.
    double mean(TaskKind kind, Contender contender) {
        return mean(tasks(kind).stream().mapToDouble(task -> value(task, contender)));
    }

    /// The mean of all data sets, JMTEB's average.
    double micro(Contender contender) {
        return mean(tasks.stream().mapToDouble(task -> value(task, contender)));
    }

    /// The mean of the means of its kinds.
    double macro(Contender contender) {
        return mean(kinds().stream().mapToDouble(kind -> mean(kind, contender)));
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }
}

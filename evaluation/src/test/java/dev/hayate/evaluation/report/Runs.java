package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs for tests.
final class Runs {
    static final Contender AT_64 = vectors(64, Precision.FLOAT32);
    static final Contender AT_32 = vectors(32, Precision.FLOAT32);
    static final Contender INT8 = vectors(64, Precision.INT8);
    static final Contender BM25 = new Contender.Bm25();

    private Runs() {}

    static Contender vectors(int dimension, Precision precision) {
        return new Contender.Vectors(dimension, precision);
    }

    static EvaluationRun run(TaskScores... tasks) {
        return run("models/日本語 <b>\"quoted\"</b>", tasks);
    }

    static EvaluationRun run(String model, TaskScores... tasks) {
        return new EvaluationRun(
                model,
                "0123abcd",
                64,
                32_768,
                false,
                "published",
                List.of("jmteb-v1: a hub"),
                List.of("2 cores", "Java 25"),
                42,
                List.of(tasks));
    }

    static TaskScores task(String suite, String task, TaskKind kind, Outcome... outcomes) {
        return new TaskScores(suite, task, kind, kind.metric(), 1000, 0.5, 2.25, List.of(outcomes));
    }

    static Outcome outcome(Contender contender, TaskKind kind, double value, String... warnings) {
        return new Outcome(
                contender,
                "cosine_similarity",
                kind.metric(),
                value,
                metrics(kind.metric(), 0.25),
                metrics(kind.metric(), value),
                new Items.Means(new double[] {value, 0.1}),
                List.of(warnings));
    }

    static Map<String, Map<String, Double>> metrics(String metric, double value) {
        Map<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put("cosine_similarity", Map.of(metric, value));
        return metrics;
    }

    /// All of JMTEB v1's kinds of one data set, as far as two contenders get.
    static TaskScores sts(String task, double at64, double at32) {
        return task(
                "jmteb-v1", task, TaskKind.STS, outcome(AT_64, TaskKind.STS, at64), outcome(AT_32, TaskKind.STS, at32));
    }

    static TaskScores retrieval(String task, double at64, double at32, double bm25) {
        return task(
                "jmteb-v1",
                task,
                TaskKind.RETRIEVAL,
                outcome(AT_64, TaskKind.RETRIEVAL, at64),
                outcome(AT_32, TaskKind.RETRIEVAL, at32),
                outcome(BM25, TaskKind.RETRIEVAL, bm25));
    }
}

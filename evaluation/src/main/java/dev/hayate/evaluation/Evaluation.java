package dev.hayate.evaluation;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.Rankings;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.evaluation.task.Task;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Measures a model, task by task. Texts are encoded once at the model's full dimension, as the model writes
/// them, and then cut to every dimension that is asked for; nothing is normalized after the cut, as in JMTEB.
///
/// ```java
/// try (Evaluation evaluation = Evaluation.of(model, EvaluationOptions.at(1024, 256, 64), folder)) {
///     TaskScores scores = evaluation.run("local", task, Protocol.CORRECTED);
/// }
/// ```
///
/// For one thread at a time; works with as many as its options say, and gives the same scores on any number.
public final class Evaluation implements AutoCloseable {
    private final Workers workers;
    private final TextEncoder encoder;
    private final EvaluationOptions options;
    private final Path folder;
    private final EvaluationListener listener;

    private Evaluation(
            StaticEmbeddingModel model, EvaluationOptions options, Path folder, EvaluationListener listener) {
        this.workers = new Workers(options.threads());
        this.encoder = new TextEncoder(model, options.prompts(), workers);
        this.options = options;
        this.folder = folder;
        this.listener = listener;
    }

    /// Measures a model.
    ///
    /// @param folder where indexes lie while a task runs; nothing stays there
    /// @throws IllegalArgumentException if the model has fewer dimensions than the options ask for
    public static Evaluation of(StaticEmbeddingModel model, EvaluationOptions options, Path folder) {
        return of(model, options, folder, EvaluationListener.NONE);
    }

    /// Measures a model.
    ///
    /// @param folder where indexes lie while a task runs; nothing stays there
    /// @param listener is told how far a task has got
    /// @throws IllegalArgumentException if the model has fewer dimensions than the options ask for
    public static Evaluation of(
            StaticEmbeddingModel model, EvaluationOptions options, Path folder, EvaluationListener listener) {
        options.requireDimensionsOf(model);
        return new Evaluation(model, options, folder, listener);
    }

    /// Measures the model, and what stands beside it, at one task.
    ///
    /// @param suite what the task belongs to, for the report
    /// @param protocol whether quirks of JMTEB's published figures are kept
    /// @throws IOException if the data cannot be read
    public TaskScores run(String suite, Task task, Protocol protocol) throws IOException {
        return run(suite, task, protocol, Rankings.FORGOTTEN);
    }

    /// Measures the model, and what stands beside it, at one task.
    ///
    /// @param suite what the task belongs to, for the report
    /// @param protocol whether quirks of JMTEB's published figures are kept
    /// @param rankings takes what every contender found, if the task is a search
    /// @throws IOException if the data cannot be read, or the rankings cannot be kept
    public TaskScores run(String suite, Task task, Protocol protocol, Rankings rankings) throws IOException {
        long begin = System.nanoTime();
        Scene scene = new Scene(encoder, options, protocol, workers, folder, listener, rankings);
        List<Outcome> outcomes = switch (task) {
            case Task.Sts sts -> StsEvaluation.of(sts, scene);
            case Task.PairClassification pairs -> PairEvaluation.of(pairs, scene);
            case Task.Classification classification -> ClassificationEvaluation.of(classification, scene);
            case Task.Clustering clustering -> ClusteringEvaluation.of(clustering, scene);
            case Task.Retrieval retrieval -> RetrievalEvaluation.of(retrieval, scene);
            case Task.Reranking reranking -> RerankingEvaluation.of(reranking, scene);
        };
        double seconds = (System.nanoTime() - begin) * 1e-9;
        return new TaskScores(
                suite,
                task.name(),
                task.kind(),
                task.metric(),
                encoder.takeTexts(),
                encoder.takeSeconds(),
                seconds,
                outcomes);
    }

    @Override
    public void close() {
        workers.close();
    }
}

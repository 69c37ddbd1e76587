package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A run in the files of JMTEB's `JsonScoreRecorder`, for its tools: `<Task>/scores_<data set>.json` and
/// `summary.json` with the model in float32 at its greatest dimension, and `summary-<title>.json` for
/// everything else that was measured. Values are from 0 to 1; one that is not defined is `null`.
public final class JmtebFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final List<DataSet> sets;

    private JmtebFiles(Path folder, List<DataSet> sets) {
        this.folder = folder;
        this.sets = sets;
    }

    private record DataSet(String name, TaskScores scores) {
        /// Data sets are known by their name alone, so that a name of two suites goes to the first; in the
        /// others the name of the suite stands before it.
        static List<DataSet> of(List<TaskScores> tasks) {
            List<DataSet> sets = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (TaskScores task : tasks) {
                boolean free = taken.add(task.kind() + " " + task.task());
                sets.add(new DataSet(free ? task.task() : task.suite() + "-" + task.task(), task));
            }
            return sets;
        }
    }

    /// Writes the files, in place of earlier ones.
    ///
    /// @param folder of the run, made if there is none
    public static void write(Path folder, EvaluationRun run) throws IOException {
        new JmtebFiles(folder, DataSet.of(run.tasks())).write();
    }

    private void write() throws IOException {
        List<TaskScores> tasks = sets.stream().map(DataSet::scores).toList();
        Optional<Contender> leading = Scoreboard.leading(tasks);
        for (Contender contender : Scoreboard.contenders(tasks)) {
            boolean leads = leading.filter(contender::equals).isPresent();
            summary(leads ? "summary.json" : "summary-" + contender.title() + ".json", contender);
            if (leads) {
                scores(contender);
            }
        }
    }

    private void scores(Contender contender) throws IOException {
        for (DataSet set : sets) {
            Optional<Outcome> outcome = Scoreboard.outcome(set.scores, contender);
            if (outcome.isPresent()) {
                TaskKind kind = set.scores.kind();
                write(
                        folder.resolve(kind.title()).resolve("scores_" + OutputFile.name(set.name) + ".json"),
                        scores(kind, outcome.get()));
            }
        }
    }

    private static ObjectNode scores(TaskKind kind, Outcome outcome) {
        ObjectNode json = JSON.createObjectNode().put("metric_name", outcome.metric());
        value(json, "metric_value", outcome.value());
        ObjectNode details = json.putObject("details").put(optimal(kind), outcome.choice());
        metrics(details.putObject("val_scores"), outcome.dev());
        metrics(details.putObject("test_scores"), outcome.test());
        return json;
    }

    /// What JMTEB calls the thing that the dev part chooses.
    private static String optimal(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION -> "optimal_classifier_name";
            case CLUSTERING -> "optimal_clustering_model_name";
            case STS -> "optimal_similarity_metric";
            case PAIR_CLASSIFICATION, RETRIEVAL, RERANKING -> "optimal_distance_metric";
        };
    }

    private static void metrics(ObjectNode json, Map<String, Map<String, Double>> byChoice) {
        byChoice.forEach((choice, metrics) -> {
            ObjectNode values = json.putObject(choice);
            metrics.forEach((metric, value) -> value(values, metric, value));
        });
    }

    private void summary(String file, Contender contender) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        for (DataSet set : sets) {
            Scoreboard.outcome(set.scores, contender)
                    .ifPresent(outcome -> value(
                            json.withObjectProperty(set.scores.kind().title()).putObject(set.name),
                            outcome.metric(),
                            outcome.value()));
        }
        write(folder.resolve(file), json);
    }

    private static void value(ObjectNode json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, value);
        } else {
            json.putNull(name);
        }
    }

    /// As Python writes it with an indent of four.
    private static void write(Path file, ObjectNode json) throws IOException {
        var separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        PrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(new DefaultIndenter("    ", "\n"))
                .withArrayIndenter(new DefaultIndenter("    ", "\n"));
        OutputFile.write(file, JSON.writer().with(printer).writeValueAsString(json));
    }
}

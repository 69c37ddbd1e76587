package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs as JSON, whole; [RunReader] reads it. A number that is none is the string `NaN` or `Infinity`.
final class RunJson {
    static final String FORMAT = "hayate-evaluation-1";

    private static final JsonMapper JSON = JsonMapper.shared();

    private RunJson() {}

    static ObjectNode run(EvaluationRun run) {
        ObjectNode json = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("model", run.model())
                .put("fingerprint", run.fingerprint())
                .put("dimension", run.dimension())
                .put("vocabulary", run.vocabulary())
                .put("normalizes", run.normalizes())
                .put("protocol", run.protocol());
        ArrayNode sources = json.putArray("sources");
        run.sources().forEach(sources::add);
        ArrayNode machine = json.putArray("machine");
        run.machine().forEach(machine::add);
        json.put("seed", run.seed());
        ArrayNode tasks = json.putArray("tasks");
        run.tasks().forEach(task -> tasks.add(task(task)));
        return json;
    }

    static ObjectNode task(TaskScores task) {
        ObjectNode json = JSON.createObjectNode()
                .put("suite", task.suite())
                .put("task", task.task())
                .put("kind", name(task.kind()))
                .put("metric", task.metric())
                .put("texts", task.texts())
                .put("encode_seconds", task.encodeSeconds())
                .put("seconds", task.seconds());
        ArrayNode outcomes = json.putArray("outcomes");
        task.outcomes().forEach(outcome -> outcomes.add(outcome(outcome)));
        return json;
    }

    private static ObjectNode outcome(Outcome outcome) {
        ObjectNode json = JSON.createObjectNode();
        json.set("contender", contender(outcome.contender()));
        json.put("choice", outcome.choice()).put("metric", outcome.metric()).put("value", outcome.value());
        json.set("dev", metrics(outcome.dev()));
        json.set("test", metrics(outcome.test()));
        json.set("items", items(outcome.items()));
        ArrayNode warnings = json.putArray("warnings");
        outcome.warnings().forEach(warnings::add);
        return json;
    }

    private static ObjectNode contender(Contender contender) {
        return switch (contender) {
            case Contender.Vectors vectors -> vectors("vectors", vectors);
            case Contender.Hybrid hybrid -> vectors("hybrid", hybrid.vectors());
            case Contender.Bm25() -> kind("bm25");
            case Contender.Okapi() -> kind("okapi");
            case Contender.Random() -> kind("random");
        };
    }

    private static ObjectNode vectors(String kind, Contender.Vectors vectors) {
        return kind(kind).put("dimension", vectors.dimension()).put("precision", name(vectors.precision()));
    }

    private static ObjectNode items(Items items) {
        return switch (items) {
            case Items.Means means -> {
                ObjectNode json = kind("means");
                numbers(json.putArray("values"), means.values());
                yield json;
            }
            case Items.Correlated correlated -> {
                ObjectNode json = kind("correlated");
                numbers(json.putArray("gold"), correlated.gold());
                numbers(json.putArray("predicted"), correlated.predicted());
                yield json;
            }
            case Items.Labels labels -> {
                ObjectNode json = kind("labels").put("metric", name(labels.metric()));
                numbers(json.putArray("gold"), labels.gold());
                numbers(json.putArray("predicted"), labels.predicted());
                yield json;
            }
        };
    }

    private static ObjectNode kind(String kind) {
        return JSON.createObjectNode().put("kind", kind);
    }

    private static ObjectNode metrics(Map<String, Map<String, Double>> byChoice) {
        ObjectNode json = JSON.createObjectNode();
        byChoice.forEach((choice, metrics) -> {
            ObjectNode values = json.putObject(choice);
            metrics.forEach(values::put);
        });
        return json;
    }

    private static void numbers(ArrayNode list, double[] values) {
        for (double value : values) {
            list.add(value);
        }
    }

    private static void numbers(ArrayNode list, int[] values) {
        for (int value : values) {
            list.add(value);
        }
    }

    /// The name of a constant in files.
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what [RunJson] writes.
final class RunReader {
    private RunReader() {}

    static EvaluationRun run(JsonPlace json) throws IOException {
        List<TaskScores> tasks = new ArrayList<>();
        for (JsonPlace task : json.member("tasks").elements()) {
            tasks.add(task(task));
        }
        return new EvaluationRun(
                json.member("model").text(),
                json.member("fingerprint").text(),
                json.member("dimension").whole(),
                json.member("vocabulary").whole(),
                json.member("normalizes").truth(),
                json.member("protocol").text(),
                json.member("sources").texts(),
                json.member("machine").texts(),
                json.member("seed").wholeLong(),
                tasks);
    }

    static TaskScores task(JsonPlace json) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonPlace outcome : json.member("outcomes").elements()) {
            outcomes.add(outcome(outcome));
        }
        return new TaskScores(
                json.member("suite").text(),
                json.member("task").text(),
                json.member("kind").constant(TaskKind.class),
                json.member("metric").text(),
                json.member("texts").wholeLong(),
                json.member("encode_seconds").number(),
                json.member("seconds").number(),
                outcomes);
    }

    private static Outcome outcome(JsonPlace json) throws IOException {
        return new Outcome(
                contender(json.member("contender")),
                json.member("choice").text(),
                json.member("metric").text(),
                json.member("value").number(),
                metrics(json.member("dev")),
                metrics(json.member("test")),
                items(json.member("items")),
                json.member("warnings").texts());
    }

    private static Contender contender(JsonPlace json) throws IOException {
        JsonPlace kind = json.member("kind");
        return switch (kind.text()) {
            case "vectors" -> vectors(json);
            case "hybrid" -> new Contender.Hybrid(vectors(json));
            case "bm25" -> new Contender.Bm25();
            case "okapi" -> new Contender.Okapi();
            case "random" -> new Contender.Random();
            default -> throw kind.error("is \"" + kind.text() + "\", which is nothing that is measured");
        };
    }

    private static Contender.Vectors vectors(JsonPlace json) throws IOException {
        return new Contender.Vectors(
                json.member("dimension").whole(), json.member("precision").constant(Contender.Precision.class));
    }

    private static Items items(JsonPlace json) throws IOException {
        JsonPlace kind = json.member("kind");
        return switch (kind.text()) {
            case "means" -> new Items.Means(json.member("values").numbers());
            case "correlated" ->
                new Items.Correlated(
                        json.member("gold").numbers(), json.member("predicted").numbers());
            case "labels" ->
                new Items.Labels(
                        json.member("metric").constant(Items.LabelMetric.class),
                        json.member("gold").wholes(),
                        json.member("predicted").wholes());
            default -> throw kind.error("is \"" + kind.text() + "\", which are no items");
        };
    }

    private static Map<String, Map<String, Double>> metrics(JsonPlace json) throws IOException {
        Map<String, Map<String, Double>> byChoice = new LinkedHashMap<>();
        for (Map.Entry<String, JsonPlace> choice : json.members().entrySet()) {
            Map<String, Double> metrics = new LinkedHashMap<>();
            for (Map.Entry<String, JsonPlace> metric :
                    choice.getValue().members().entrySet()) {
                metrics.put(metric.getKey(), metric.getValue().number());
            }
            byChoice.put(choice.getKey(), metrics);
        }
        return byChoice;
    }
}

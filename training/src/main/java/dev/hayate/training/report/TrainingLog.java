package dev.hayate.training.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The log of a run, `log.jsonl`: a JSON object a line, written as soon as it is known.
///
/// | line | members |
/// |---|---|
/// | a step | `step`, `steps`, `epoch`, `set`, `rows`, `loss`, `gradient_norm`, `learning_rate`, `seconds`, `tokens` |
/// | a score | `dev` (the set), `step`, `metric`, `dimension`, `value` |
///
/// A number that is none, such as a loss that ran away, is the string `NaN` or `Infinity`. For one thread.
public final class TrainingLog implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final OutputStream out;

    private TrainingLog(Path file) throws IOException {
        this.out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Begins a log.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one
    public static TrainingLog create(Path file) throws IOException {
        Files.createFile(file);
        return new TrainingLog(file);
    }

    /// Goes on with a log after a step: what it says of later ones is removed, and so is a last line that was not
    /// finished. A log that is not there is begun.
    ///
    /// @param step the last step to keep, with the scores after it
    /// @throws IOException if a line is broken, and it is not the last
    public static TrainingLog resume(Path file, int step) throws IOException {
        if (Files.exists(file)) {
            List<String> kept = new ArrayList<>();
            for (Line line : lines(file)) {
                if (line.step() <= step) {
                    kept.add(line.text + "\n");
                }
            }
            Path part = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(part, String.join("", kept));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return new TrainingLog(file);
    }

    /// Reads a log. A last line that was not finished does not count.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is none
    /// @throws IOException if a line is broken, and it is not the last
    public static RunHistory read(Path file) throws IOException {
        List<StepRecord> steps = new ArrayList<>();
        List<DevScore> scores = new ArrayList<>();
        for (Line line : lines(file)) {
            if (line.json.has("dev")) {
                scores.add(line.score());
            } else {
                steps.add(line.record());
            }
        }
        return new RunHistory(steps, scores);
    }

    private static List<Line> lines(Path file) throws IOException {
        String content = Files.readString(file);
        String finished = content.substring(0, content.lastIndexOf('\n') + 1);
        List<Line> lines = new ArrayList<>();
        for (String text : new BufferedReader(new StringReader(finished)).readAllLines()) {
            lines.add(Line.parse(file, lines.size() + 1, text));
        }
        return lines;
    }

    /// Adds a step.
    public void add(StepRecord step) throws IOException {
        append(JSON.createObjectNode()
                .put("step", step.step())
                .put("steps", step.steps())
                .put("epoch", step.epoch())
                .put("set", step.set())
                .put("rows", step.rows())
                .put("loss", step.loss())
                .put("gradient_norm", step.gradientNorm())
                .put("learning_rate", step.rate())
                .put("seconds", step.seconds())
                .put("tokens", step.tokens()));
    }

    /// Adds a score.
    public void add(DevScore score) throws IOException {
        append(JSON.createObjectNode()
                .put("dev", score.set())
                .put("step", score.step())
                .put("metric", score.metric())
                .put("dimension", score.dimension())
                .put("value", score.value()));
    }

    private void append(ObjectNode json) throws IOException {
        out.write((JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private record Line(Path file, int number, String text, JsonNode json) {
        static Line parse(Path file, int number, String text) throws IOException {
            try {
                return new Line(file, number, text, JSON.readTree(text));
            } catch (JacksonException e) {
                throw new IOException(file + ": line " + number + " is not JSON: " + e.getOriginalMessage(), e);
            }
        }

        int step() throws IOException {
            return whole("step");
        }

        StepRecord record() throws IOException {
            return new StepRecord(
                    step(),
                    whole("steps"),
                    number("epoch"),
                    string("set"),
                    whole("rows"),
                    number("loss"),
                    number("gradient_norm"),
                    number("learning_rate"),
                    number("seconds"),
                    member("tokens").asLong());
        }

        DevScore score() throws IOException {
            return new DevScore(step(), string("dev"), string("metric"), whole("dimension"), number("value"));
        }

        private int whole(String name) throws IOException {
            JsonNode member = member(name);
            if (!member.canConvertToInt()) {
                throw error("\"" + name + "\" is not a whole number: " + member);
            }
            return member.intValue();
        }

        private double number(String name) throws IOException {
            JsonNode member = member(name);
            boolean none = member.isString() && NO_NUMBERS.contains(member.stringValue());
            if (!none && !member.isNumber()) {
                throw error("\"" + name + "\" is not a number: " + member);
            }
            return none ? Double.parseDouble(member.stringValue()) : member.doubleValue();
        }

        private String string(String name) throws IOException {
            return member(name).asString();
        }

        private JsonNode member(String name) throws IOException {
            JsonNode member = json.get(name);
            if (member == null) {
                throw error("has no \"" + name + "\"");
            }
            return member;
        }

        private IOException error(String reason) {
            return new IOException(file + ": line " + number + ": " + reason);
        }
    }
}

package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.TaskScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The tasks that a run has finished, `tasks/<suite>/<task>.json`, from which an interrupted run goes on. Several
/// threads may write different tasks.
///
/// @param folder of the run
/// @param identity what the scores depend on: the model's fingerprint, the dimensions, the protocol, the seed.
///     A task that was finished under another one does not count, and is replaced when it is finished again.
public record TaskFiles(Path folder, String identity) {
    /// Writes a task, in place of an earlier one.
    public void write(TaskScores task) throws IOException {
        var json = JsonMapper.shared().createObjectNode();
        json.put("format", RunJson.FORMAT).put("identity", identity).set("scores", RunJson.task(task));
        OutputFile.write(file(task.suite(), task.task()), json + "\n");
    }

    /// The scores of a task, if this run has finished it.
    ///
    /// @throws IOException if its file is broken
    public Optional<TaskScores> read(String suite, String task) throws IOException {
        Path file = file(suite, task);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonPlace json = JsonPlace.read(file);
        return json.member("identity").text().equals(identity)
                ? Optional.of(RunReader.task(json.member("scores")))
                : Optional.empty();
    }

    /// Under what identities tasks of a folder were finished.
    ///
    /// @throws IOException if a file is broken
    public static Set<String> identities(Path folder) throws IOException {
        Set<String> identities = new TreeSet<>();
        Path tasks = folder.resolve("tasks");
        if (Files.isDirectory(tasks)) {
            try (Stream<Path> files = Files.walk(tasks)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".json")).toList()) {
                    identities.add(JsonPlace.read(file).member("identity").text());
                }
            }
        }
        return identities;
    }

    /// Whether a task was finished under another identity.
    ///
    /// @throws IOException if its file is broken
    public boolean isOfAnotherRun(String suite, String task) throws IOException {
        Path file = file(suite, task);
        return Files.exists(file)
                && !JsonPlace.read(file).member("identity").text().equals(identity);
    }

    /// Forgets that a task was finished.
    public void remove(String suite, String task) throws IOException {
        Files.deleteIfExists(file(suite, task));
    }

    private Path file(String suite, String task) {
        return folder.resolve("tasks").resolve(OutputFile.name(suite)).resolve(OutputFile.name(task) + ".json");
    }
}

package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.EvaluationRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A run on disk, `results.json`: everything in one file, with the items of every score, so that it can be
/// compared wherever it is carried.
public final class SavedRun {
    /// The name of the file in the folder of a run.
    public static final String FILE = "results.json";

    private SavedRun() {}

    /// Writes a run, in place of an earlier one.
    ///
    /// @param folder of the run, made if there is none
    public static void write(Path folder, EvaluationRun run) throws IOException {
        OutputFile.write(folder.resolve(FILE), RunJson.run(run) + "\n");
    }

    /// Reads a run.
    ///
    /// @param place the file, or the folder that it is in
    /// @throws java.nio.file.NoSuchFileException if there is none
    /// @throws IOException if the file is broken, or not of a run
    public static EvaluationRun read(Path place) throws IOException {
        JsonPlace json = JsonPlace.read(Files.isDirectory(place) ? place.resolve(FILE) : place);
        if (!json.json().path("format").asString("").equals(RunJson.FORMAT)) {
            throw json.error("does not begin with \"format\": \"" + RunJson.FORMAT + "\"");
        }
        return RunReader.run(json);
    }
}

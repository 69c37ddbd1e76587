package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Everything that a run leaves in its folder:
///
/// | file | what |
/// |---|---|
/// | `results.json` | the run, whole ([SavedRun]) |
/// | `<Task>/scores_<data set>.json`, `summary.json`, `summary-<title>.json` | as JMTEB writes them ([JmtebFiles]) |
/// | `report.md`, `report.html` | for people |
///
/// The tasks that are kept on the way ([TaskFiles]) are not its business.
public final class EvaluationReport {
    private EvaluationReport() {}

    /// Writes it all, in place of what an earlier run left under the same names.
    ///
    /// @param folder of the run, made if there is none
    public static void write(Path folder, EvaluationRun run) throws IOException {
        SavedRun.write(folder, run);
        JmtebFiles.write(folder, run);
        MarkdownReport.write(folder.resolve("report.md"), run);
        HtmlReport.write(folder.resolve("report.html"), run);
    }

    /// Removes what a run has left in a folder: its reports, the tasks that it has finished and its searches.
    /// Other files stay.
    public static void remove(Path folder) throws IOException {
        List<String> names = new ArrayList<>(List.of("tasks", "trec", SavedRun.FILE, "report.md", "report.html"));
        for (TaskKind kind : TaskKind.values()) {
            names.add(kind.title());
        }
        for (String name : names) {
            removeAll(folder.resolve(name));
        }
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> summaries = Files.newDirectoryStream(folder, "summary*.json")) {
                for (Path summary : summaries) {
                    Files.delete(summary);
                }
            }
        }
    }

    private static void removeAll(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

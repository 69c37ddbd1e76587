package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.evaluation.Evaluation;
import dev.hayate.evaluation.EvaluationOptions;
import dev.hayate.evaluation.report.EvaluationReport;
import dev.hayate.evaluation.report.TaskFiles;
import dev.hayate.evaluation.report.TrecFiles;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Rankings;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.suite.Suite;
import dev.hayate.evaluation.suite.SuiteTask;
import dev.hayate.evaluation.suite.Terms;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.evaluation.task.Task;
import dev.hayate.format.ModelNormalization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Measures one model at the tasks of some suites, task by task, and leaves out those that an earlier call has
/// finished.
final class SuiteRun {
    private static final String SOURCE = " data ";

    private final Terminal terminal;
    private final boolean quiet;
    private final SuiteOptions options;
    private final Protocol protocol;
    private final String model;
    private final DownloadBar downloads;
    private final EvaluationProgress progress;

    /// @param model what the report calls the model
    SuiteRun(Terminal terminal, boolean quiet, SuiteOptions options, Protocol protocol, String model) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.options = options;
        this.protocol = protocol;
        this.model = model;
        this.downloads = new DownloadBar(terminal, quiet);
        this.progress = new EvaluationProgress(terminal, quiet);
    }

    /// @param finished the file of the task, if an earlier call has finished it
    private record Planned(Suite suite, SuiteTask task, TaskFiles finished) {
        Optional<TaskScores> earlier() throws IOException {
            return finished.read(suite.name(), task.name());
        }

        boolean hasOtherData() throws IOException {
            return finished.isOfAnotherRun(suite.name(), task.name());
        }
    }

    EvaluationRun measure(StaticEmbeddingModel loaded, EvaluationOptions evaluationOptions, Path folder)
            throws IOException {
        try (downloads;
                progress) {
            List<Suite> suites = options.suites(terminal, downloads);
            String identity = identity(loaded, evaluationOptions);
            List<Planned> tasks = tasks(suites, folder, identity);
            if (options.overwrite()) {
                EvaluationReport.remove(folder);
            }
            requireOneRun(tasks, folder, identity);
            EvaluationRun run = run(loaded, evaluationOptions, tasks, scores(tasks, loaded, evaluationOptions, folder));
            EvaluationReport.write(folder, run);
            say(folder + ": the report is in " + folder.resolve("report.html"));
            return run;
        }
    }

    private List<Planned> tasks(List<Suite> suites, Path folder, String identity) {
        List<Planned> tasks = new ArrayList<>();
        for (Suite suite : suites) {
            TaskFiles finished = new TaskFiles(folder, identity + SOURCE + suite.source());
            suite.passedOver().forEach(passed -> say(passed.name() + ": passed over, " + passed.reason()));
            for (SuiteTask task : suite.tasks()) {
                if (!options.wants(task)) {
                    continue;
                }
                if (task.licence().isRestricted() && options.terms() == Terms.UNREAD) {
                    say(task.name() + ": passed over, its licence ("
                            + task.licence().name() + ") restricts its use: "
                            + task.licence().restriction().orElseThrow() + "; --accept-licences takes it");
                } else {
                    tasks.add(new Planned(suite, task, finished));
                }
            }
        }
        if (tasks.isEmpty()) {
            throw CommandException.failure("there is nothing left to measure");
        }
        return tasks;
    }

    private static void requireOneRun(List<Planned> tasks, Path folder, String identity) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw CommandException.failure(folder + " is not a folder; -o names the folder for the scores");
        }
        boolean isOfAnotherRun =
                TaskFiles.identities(folder).stream().anyMatch(known -> !known.startsWith(identity + SOURCE));
        for (Planned planned : tasks) {
            isOfAnotherRun |= planned.hasOtherData();
        }
        if (isOfAnotherRun) {
            throw CommandException.failure(folder + " has scores of another model, of other options or of other"
                    + " data; name another folder, or --overwrite replaces them");
        }
    }

    private List<TaskScores> scores(
            List<Planned> tasks, StaticEmbeddingModel loaded, EvaluationOptions evaluationOptions, Path folder)
            throws IOException {
        evaluationOptions.requireDimensionsOf(loaded);
        Files.createDirectories(folder);
        List<TaskScores> scores = new ArrayList<>();
        try (WorkFolder work = WorkFolder.in(folder);
                Evaluation evaluation = Evaluation.of(loaded, evaluationOptions, work.path(), progress)) {
            for (Planned planned : tasks) {
                progress.task(String.format(
                        Locale.ROOT, "%d of %d: %s", scores.size() + 1, tasks.size(), planned.task.name()));
                scores.add(scores(planned, evaluation, new TrecFiles(folder)));
            }
        }
        return scores;
    }

    private TaskScores scores(Planned planned, Evaluation evaluation, TrecFiles trec) throws IOException {
        Suite suite = planned.suite;
        boolean lacksTrec = options.trec() && !trec.has(suite.name(), planned.task.name(), planned.task.kind());
        Optional<TaskScores> earlier = lacksTrec ? Optional.empty() : planned.earlier();
        if (earlier.isPresent()) {
            tell(earlier.get(), "finished before");
            return earlier.get();
        }
        planned.finished.remove(suite.name(), planned.task.name());
        Task task = planned.task.load(options.terms());
        downloads.close();
        Rankings rankings = options.trec() ? trec.of(suite.name(), task) : Rankings.FORGOTTEN;
        TaskScores scores = evaluation.run(suite.name(), task, suite.protocol(protocol), rankings);
        progress.close();
        planned.finished.write(scores);
        tell(scores, String.format(Locale.ROOT, "%.1f s", scores.seconds()));
        return scores;
    }

    private void tell(TaskScores scores, String how) {
        say(String.format(
                Locale.ROOT,
                "%s: %s %.4f (%s)",
                scores.task(),
                scores.metric(),
                scores.outcomes().getFirst().value(),
                how));
    }

    /// What the scores of a task depend on, besides its data.
    private String identity(StaticEmbeddingModel loaded, EvaluationOptions options) throws IOException {
        return String.join(
                " ",
                loaded.fingerprint(),
                options.dimensions().toString(),
                options.precisions().toString(),
                protocol.toString(),
                Boolean.toString(options.baselines()),
                options.prompts().toString(),
                Long.toString(options.seed()));
    }

    private EvaluationRun run(
            StaticEmbeddingModel loaded, EvaluationOptions options, List<Planned> tasks, List<TaskScores> scores)
            throws IOException {
        Protocol followed = tasks.stream().anyMatch(planned -> planned.suite.protocol(protocol) == Protocol.PUBLISHED)
                ? Protocol.PUBLISHED
                : Protocol.CORRECTED;
        return new EvaluationRun(
                model,
                loaded.fingerprint(),
                loaded.dimension(),
                loaded.tokenizer().vocabularySize(),
                loaded.rules().normalization() != ModelNormalization.NONE,
                followed.name().toLowerCase(Locale.ROOT),
                tasks.stream()
                        .map(Planned::suite)
                        .distinct()
                        .map(suite -> suite.name() + ": " + suite.source())
                        .toList(),
                machine(options.threads()),
                options.seed(),
                scores);
    }

    private static List<String> machine(int threads) {
        return List.of(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors() + " processors, " + threads + " threads",
                "Java " + Runtime.version());
    }

    private void say(String words) {
        if (!quiet) {
            terminal.err().println("hayate: " + words);
        }
    }
}

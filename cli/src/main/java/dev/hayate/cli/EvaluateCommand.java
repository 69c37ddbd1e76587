package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.evaluation.EvaluationOptions;
import dev.hayate.evaluation.Prompts;
import dev.hayate.evaluation.report.SavedRun;
import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.task.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures models.
@Command(
        name = "evaluate",
        description = {
            "Measure a model at JMTEB, JQaRA, JaCWIR, NanoBEIR-ja or data sets of your own, by dimension, with BM25 beside it.",
            "DIR gets report.html, report.md, results.json and what JMTEB's tools read. A run that was interrupted goes on"
                    + " after its last finished task when it is called again."
        },
        footer = {
            "",
            "Examples:",
            "  hayate evaluate --suite local --data eval/ -o scores",
            "  hayate evaluate --suite jmteb-v1 -m org/name -d 1024,256,64 -o scores",
            "  hayate evaluate --compare scores-a scores-b -o comparison",
            "  hayate evaluate --qrels qrels.trec.gz --run bm25.run.gz"
        })
final class EvaluateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Hayate hayate;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private ModelOption model;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private SuiteOptions suite;

    @Option(
            names = {"-d", "--dimensions"},
            paramLabel = "D",
            split = ",",
            description = "Dimensions, by truncation. Default: the model's own, then 512, 256, 128, 64, 32.")
    private List<Integer> dimensions = List.of();

    @Option(
            names = "--precision",
            paramLabel = "P",
            split = ",",
            description = "int8, binary: measured beside float32.")
    private List<Precision> precisions = List.of();

    @Option(
            names = "--protocol",
            paramLabel = "published|corrected",
            defaultValue = "published",
            description = "Whether jmteb-v1 keeps the quirks of its published figures. Default: ${DEFAULT-VALUE}.")
    private Protocol protocol = Protocol.PUBLISHED;

    @Option(names = "--no-baselines", description = "Leave out BM25, its fusion with the model, and chance.")
    private boolean withoutBaselines;

    @Option(names = "--prompt", paramLabel = "TEXT", defaultValue = "", description = "Before texts that are compared.")
    private String prompt = "";

    @Option(names = "--query-prompt", paramLabel = "TEXT", defaultValue = "", description = "Before queries.")
    private String queryPrompt = "";

    @Option(
            names = "--document-prompt",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Before what queries look for.")
    private String documentPrompt = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Of what is drawn by chance. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--threads", paramLabel = "N", description = "Default: all processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder to write.")
    private @Nullable String output;

    @Option(
            names = "--compare",
            paramLabel = "RUN",
            arity = "2..*",
            description = "Put runs side by side: folders of earlier ones, or models, which are measured first.")
    private List<String> compared = List.of();

    @Option(
            names = "--at",
            paramLabel = "TITLE",
            description = "What of each run is compared, such as 256 or bm25. Default: its greatest dimension.")
    private @Nullable String at;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private TrecOptions trec;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        LuceneLog.silence();
        if (threads < 1) {
            throw CommandException.usage("--threads is at least 1, got " + threads);
        }
        if (trec.asked()) {
            trec.score(terminal, hayate.quiet());
        } else if (compared.isEmpty()) {
            evaluate(model.name(), folder());
        } else {
            compare();
        }
        return Main.DONE;
    }

    private Path folder() {
        if (output == null) {
            throw CommandException.usage("-o names the folder for the scores");
        }
        return terminal.resolve(output);
    }

    private EvaluationRun evaluate(String name, Path folder) throws IOException {
        VectorApi.require("to measure");
        try (StaticEmbeddingModel loaded = ModelOption.load(name, terminal, hayate.quiet())) {
            SuiteRun run = new SuiteRun(terminal, hayate.quiet(), suite, protocol, name.isEmpty() ? "bundled" : name);
            return run.measure(loaded, options(loaded), folder);
        }
    }

    private EvaluationOptions options(StaticEmbeddingModel loaded) {
        List<Integer> wanted = new ArrayList<>(dimensions);
        if (wanted.isEmpty()) {
            wanted.add(loaded.dimension());
            for (int d = 512; d >= 32; d /= 2) {
                if (d < loaded.dimension()) {
                    wanted.add(d);
                }
            }
        }
        return new EvaluationOptions(
                wanted, precisions, !withoutBaselines, new Prompts(prompt, queryPrompt, documentPrompt), seed, threads);
    }

    private void compare() throws IOException {
        Path folder = folder();
        List<EvaluationRun> runs = new ArrayList<>();
        for (String run : compared) {
            runs.add(
                    Files.exists(terminal.resolve(run).resolve(SavedRun.FILE))
                            ? SavedRun.read(terminal.resolve(run))
                            : evaluate(run, folder.resolve(String.format(Locale.ROOT, "run-%d", runs.size() + 1))));
        }
        new RunComparison(runs, at).write(terminal, hayate.quiet(), folder);
    }
}

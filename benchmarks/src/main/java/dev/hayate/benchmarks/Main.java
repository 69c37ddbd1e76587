package dev.hayate.benchmarks;

import dev.hayate.benchmarks.comparison.Comparison;
import dev.hayate.benchmarks.comparison.Plan;
import dev.hayate.benchmarks.comparison.Section;
import dev.hayate.benchmarks.comparison.Settings;
import dev.hayate.benchmarks.report.MachineFacts;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.texts.TextFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command that times Hayate beside its peers.
///
/// Exit codes: 0 done, 1 a comparison failed or results differed that had to be equal, 2 wrong usage.
@Command(
        name = "hayate-bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Times Hayate beside its peers, interleaved, on texts that no program has seen before.",
            "Results are checked for equality first; the report is Markdown."
        })
public final class Main implements Callable<Integer> {
    private static final int NO_FORK = -1;

    @Option(
            names = "--texts",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Texts: .txt, .jsonl, either with .gz. Default: a small sample of literature in this program.")
    private List<Path> texts = List.of();

    @Option(
            names = {"-m", "--model"},
            paramLabel = "DIR",
            description = "A model folder.")
    private @Nullable Path model;

    @Option(
            names = "--tokenizer",
            arity = "1..*",
            paramLabel = "FILE",
            description = "More tokenizer.json files to time.")
    private List<Path> tokenizers = List.of();

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = "A Python with sentence-transformers and sentencepiece.")
    private @Nullable String python;

    @Option(
            names = "--sentencepiece",
            paramLabel = "FILE",
            description = "The SentencePiece model that the model's tokenizer was made from.")
    private @Nullable Path sentencePiece;

    @Option(
            names = "--only",
            arity = "1..*",
            paramLabel = "SECTION",
            description = "Parts to run: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Section> only = EnumSet.allOf(Section.class);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "11",
            description = "Rounds that the median is taken over. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--characters",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "Characters a round. Default: ${DEFAULT-VALUE}.")
    private int characters;

    @Option(
            names = "--quick",
            description = "Three short rounds, to see that everything runs; the figures mean little.")
    private boolean quick;

    @Option(names = "--natives", paramLabel = "DIR", description = "Where DJL unpacks its native libraries (450 MB).")
    private Path natives = Path.of("benchmarks", "target", "djl");

    @Option(names = "--fork", hidden = true, description = "The comparison that this process runs.")
    private int fork = NO_FORK;

    private final String[] arguments;

    private Main(String[] arguments) {
        this.arguments = arguments.clone();
    }

    /// Runs the command and ends the process.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main(arguments))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr()
                            .println("hayate-bench: "
                                    + (failure instanceof IOException ? failure.getMessage() : failure));
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Report report =
                new Report(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        Settings settings = settings();
        Plan plan = Plan.of(settings);
        if (fork == NO_FORK) {
            return runAll(plan, settings, report);
        }
        plan.comparisons().get(fork).run(settings, report);
        return report.differences() ? 1 : 0;
    }

    private int runAll(Plan plan, Settings settings, Report report) throws IOException, InterruptedException {
        report.title("Hayate beside its peers");
        report.facts(MachineFacts.list());
        if (settings.texts().sample()) {
            report.paragraph("**The texts are the small sample of this program**, too few for figures to rely on:"
                    + " give real ones with `--texts`.");
        }
        plan.skipped().forEach(report::skipped);
        Fork forks = new Fork(arguments, natives);
        int exitCode = 0;
        for (int i = 0; i < plan.comparisons().size(); i++) {
            Comparison comparison = plan.comparisons().get(i);
            report.heading(comparison.title());
            int ended = forks.run(i);
            if (ended != 0) {
                report.paragraph("**This comparison ended with exit code " + ended + ".**");
            }
            exitCode = Math.max(exitCode, ended);
        }
        report.paragraph("At the end: " + MachineFacts.load() + ".");
        return exitCode;
    }

    private Settings settings() {
        Settings.Effort effort = quick
                ? new Settings.Effort(3, Math.min(characters, 40_000), 0.3)
                : new Settings.Effort(rounds, characters, 3);
        return new Settings(
                new TextFiles(texts),
                Optional.ofNullable(model),
                tokenizers,
                Optional.ofNullable(sentencePiece),
                Optional.ofNullable(python),
                only,
                effort);
    }
}

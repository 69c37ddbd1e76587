package dev.hayate.benchmarks;

import dev.hayate.benchmarks.files.TemporaryFolder;
import dev.hayate.benchmarks.report.MachineFacts;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.server.ServerRuns;
import dev.hayate.benchmarks.texts.TextFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command that drives `hayate serve` from outside.
///
/// Exit codes: 0 done, 1 a request was lost, wrongly answered or too dear, 2 wrong usage.
@Command(
        name = "hayate-bench serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a server as a process of its own and drives it from another one:",
            "  load      requests/s and latency by wrk, beside a Python server and Helidon alone",
            "  soak      the same for minutes, with the memory of the server",
            "  overload  ten times as many requests as it can answer, and the time after",
            "  stop      SIGTERM while it is busy: is every request answered?",
            "  reload    SIGHUP while it is busy: is every answer from the old or the new model?",
            "  abuse     2,000 hostile requests: what is answered, and what they cost"
        })
public final class ServeMain implements Callable<Integer> {
    /// What to do.
    enum Part {
        LOAD,
        SOAK,
        OVERLOAD,
        STOP,
        RELOAD,
        ABUSE
    }

    @Parameters(index = "0", paramLabel = "PART", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable Part part;

    @Parameters(
            index = "1..*",
            paramLabel = "COMMAND",
            description = "The server, without its port. Default: ./hayate serve.")
    private List<String> serve = List.of();

    @Option(names = "--home", hidden = true, defaultValue = ".")
    private Path home = Path.of(".");

    @Option(
            names = "--texts",
            arity = "1",
            paramLabel = "FILE",
            description = "Where sentences come from: .txt or .jsonl, either with .gz. Default: a small sample.")
    private List<Path> texts = List.of();

    @Option(
            names = "--connections",
            defaultValue = "32",
            description = "Of wrk, or of a crowd. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--warm-up", defaultValue = "10", paramLabel = "S", description = "Default: ${DEFAULT-VALUE} s.")
    private int warmUp;

    @Option(names = "--seconds", defaultValue = "10", paramLabel = "S", description = "Default: ${DEFAULT-VALUE} s.")
    private int seconds;

    @Option(
            names = "--minutes",
            defaultValue = "10",
            paramLabel = "M",
            description = "Of soak. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--times",
            defaultValue = "10",
            description = "Times the capacity, in overload. Default: ${DEFAULT-VALUE}.")
    private double times;

    @Option(
            names = "--batch",
            defaultValue = "256",
            description = "Texts of a request in overload. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description =
                    "An interpreter with sentence-transformers, fastapi, uvicorn and orjson. Default: no such peer.")
    private @Nullable Path python;

    private ServeMain() {}

    /// Runs the command and ends the process.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServeMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (part == null) {
            throw new IllegalStateException("picocli requires a part");
        }
        Report report =
                new Report(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        report.title("hayate serve: " + part);
        report.facts(MachineFacts.list());
        List<String> command = serve.isEmpty() ? List.of(home.resolve("hayate").toString(), "serve") : serve;
        try (TemporaryFolder folder = TemporaryFolder.create("serve")) {
            ServerRuns runs = new ServerRuns(command, home, new TextFiles(texts), folder.path(), report);
            boolean good = switch (part) {
                case LOAD -> runs.load(connections, warmUp, seconds, Optional.ofNullable(python));
                case SOAK -> runs.soak(connections, minutes);
                case OVERLOAD -> runs.overload(times, seconds, batch);
                case STOP -> runs.stop(connections);
                case RELOAD -> runs.reload(connections);
                case ABUSE -> runs.abuse();
            };
            report.paragraph("At the end: " + MachineFacts.load() + ".");
            return good ? 0 : 1;
        }
    }
}

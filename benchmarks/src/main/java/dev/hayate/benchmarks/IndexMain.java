package dev.hayate.benchmarks;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.files.TemporaryFolder;
import dev.hayate.benchmarks.report.MachineFacts;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.search.IndexRace;
import dev.hayate.benchmarks.texts.TextFiles;
import dev.hayate.search.VectorStorage;
import dev.hayate.search.WriteOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command that times the search index.
///
/// Exit codes: 0 done, 1 failed, 2 wrong usage.
@Command(
        name = "hayate-bench index",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Builds a search index of each kind over the same texts, asks each the same questions, and tells",
            "how fast that is and how many of the nearest are found."
        })
public final class IndexMain implements Callable<Integer> {
    /// A kind of index.
    enum Kind {
        EXACT,
        FLOAT,
        INT8,
        BINARY,
        NONE
    }

    @Option(
            names = {"-m", "--model"},
            paramLabel = "DIR",
            required = true,
            description = "The model.")
    private @Nullable Path model;

    @Option(
            names = "--texts",
            arity = "1..*",
            paramLabel = "FILE",
            required = true,
            description = "Where texts come from: .txt or .jsonl, either with .gz.")
    private List<Path> texts = List.of();

    @Option(names = "--count", defaultValue = "1000000", description = "Texts. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--shortest", defaultValue = "30", description = "Characters. Default: ${DEFAULT-VALUE}.")
    private int shortest;

    @Option(names = "--longest", defaultValue = "60", description = "Characters. Default: ${DEFAULT-VALUE}.")
    private int longest;

    @Option(names = "--queries", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int queries;

    @Option(
            names = {"-d", "--dimension"},
            defaultValue = "256",
            description = "Default: ${DEFAULT-VALUE}.")
    private int dimension;

    @Option(
            names = "--kinds",
            split = ",",
            defaultValue = "EXACT,FLOAT,INT8,BINARY,NONE",
            description = "Of ${COMPLETION-CANDIDATES}; the first with vectors is the truth for the others."
                    + " Default: ${DEFAULT-VALUE}.")
    private List<Kind> kinds = List.of();

    @Option(names = "--connections", paramLabel = "N", description = "Of a graph. Default: ${DEFAULT-VALUE}.")
    private int connections = VectorStorage.Hnsw.DEFAULT.connections();

    @Option(names = "--beam", paramLabel = "N", description = "While a graph is built. Default: ${DEFAULT-VALUE}.")
    private int beam = VectorStorage.Hnsw.DEFAULT.beamWidth();

    @Option(names = "--threads", paramLabel = "N", description = "Default: all cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--buffer", paramLabel = "MB", defaultValue = "256", description = "Default: ${DEFAULT-VALUE}.")
    private int buffer;

    private IndexMain() {}

    /// Runs the command and ends the process.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new IndexMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (model == null) {
            throw new IllegalStateException("picocli requires a model");
        }
        Report report =
                new Report(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        report.title("Search index");
        report.facts(MachineFacts.list());
        try (StaticEmbeddingModel loaded = StaticEmbeddingModel.load(model);
                TemporaryFolder folder = TemporaryFolder.create("index")) {
            new IndexRace(
                            loaded,
                            new TextFiles(texts),
                            shortest,
                            longest,
                            count,
                            queries,
                            dimension,
                            new WriteOptions(threads, buffer),
                            folder.path())
                    .run(kinds.stream().map(this::storage).toList(), report);
        }
        report.paragraph(String.format(Locale.ROOT, "At the end: %s.", MachineFacts.load()));
        return 0;
    }

    private VectorStorage storage(Kind kind) {
        return switch (kind) {
            case EXACT -> new VectorStorage.Exact();
            case FLOAT -> new VectorStorage.Hnsw(connections, beam, VectorStorage.Encoding.FLOAT);
            case INT8 -> new VectorStorage.Hnsw(connections, beam, VectorStorage.Encoding.INT8);
            case BINARY -> new VectorStorage.Hnsw(connections, beam, VectorStorage.Encoding.BINARY);
            case NONE -> new VectorStorage.None();
        };
    }
}

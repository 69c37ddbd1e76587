package dev.hayate.benchmarks;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.report.MachineFacts;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.search.ExactSearch;
import dev.hayate.benchmarks.search.WholeSearch;
import dev.hayate.numerics.Workers;
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

/// The command that times exact search, as evaluations do it.
///
/// Exit codes: 0 done, 1 failed, 2 wrong usage.
@Command(
        name = "hayate-bench search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Times exact top-10 search over random vectors beside the product that it is made of,",
            "and a whole retrieval task over generated passages, from texts to scores."
        })
public final class SearchMain implements Callable<Integer> {
    @Option(names = "--queries", defaultValue = "1000", description = "Default: ${DEFAULT-VALUE}.")
    private int queries;

    @Option(names = "--rows", defaultValue = "1000000", description = "Random vectors. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--dimension", defaultValue = "1024", description = "Default: ${DEFAULT-VALUE}.")
    private int dimension;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "DIR",
            description = "The model of the retrieval task. Default: no such task.")
    private @Nullable Path model;

    @Option(
            names = "--texts",
            paramLabel = "FILE",
            description = "Lines that passages are made of, in a .txt or .jsonl file, also with .gz.")
    private @Nullable Path texts;

    @Option(names = "--passages", defaultValue = "7000000", description = "Default: ${DEFAULT-VALUE}.")
    private int passages;

    @Option(names = "--threads", paramLabel = "N", description = "Default: all cores.")
    private int threads = Runtime.getRuntime().availableProcessors();

    private SearchMain() {}

    /// Runs the command and ends the process.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new SearchMain()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Report report =
                new Report(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        report.title("Exact search");
        report.facts(MachineFacts.list());
        try (Workers workers = new Workers(threads)) {
            ExactSearch search = new ExactSearch(queries, rows, dimension, workers);
            for (int[] prefixes : List.of(new int[] {dimension}, ExactSearch.halves(dimension))) {
                report.item(search.measure(prefixes));
            }
        }
        if (model != null && texts != null) {
            try (StaticEmbeddingModel loaded = StaticEmbeddingModel.load(model)) {
                report.item(WholeSearch.measure(loaded, texts, passages, queries, threads));
            }
        }
        report.paragraph(String.format(Locale.ROOT, "At the end: %s.", MachineFacts.load()));
        return 0;
    }
}

package dev.hayate.cli;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.RowSource;
import dev.hayate.mining.TextCluster;
import dev.hayate.mining.TextClusters;
import dev.hayate.mining.TextColumns;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Texts in clusters, with words for each.
@Command(
        name = "cluster",
        description = {
            "Divide texts into clusters of like ones, and tell each by its words and by the texts nearest to its centre.",
            "With -o, writes a JSON line a text: its id, its cluster (1 is the largest) and its cosine with the centre."
        },
        footer = {
            "",
            "Examples:",
            "  hayate cluster questions.jsonl -k 20",
            "  hayate cluster questions.csv --column body --id id -k 20 -o clusters.jsonl --json"
        })
final class ClusterCommand implements Callable<Integer> {
    /// Enough for a million texts in a gigabyte.
    private static final int DIMENSION = 128;

    private static final int SHOWN = 60;

    private final Terminal terminal;

    @Mixin
    private SourceOption source = new SourceOption();

    @Option(names = "-k", required = true, paramLabel = "K", description = "How many clusters.")
    private int clusters;

    @Option(
            names = {"--text", "--column"},
            paramLabel = "NAME",
            description = "The column of texts. Default: ${DEFAULT-VALUE}.")
    private String column = "text";

    @Option(names = "--id", paramLabel = "NAME", description = "The column of ids. Default: the numbers of rows.")
    private @Nullable String id;

    @Option(names = "--terms", paramLabel = "N", description = "Words of a cluster. Default: ${DEFAULT-VALUE}.")
    private int terms = 8;

    @Option(names = "--nearest", paramLabel = "N", description = "Texts of a cluster. Default: ${DEFAULT-VALUE}.")
    private int nearest = 3;

    @Option(names = "--seed", paramLabel = "N", description = "Of what is drawn by chance. Default: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = {"-d", "--dimension"},
            paramLabel = "DIM",
            description = "Use the first DIM values only. Default: 128.")
    private @Nullable Integer dimension;

    @Option(names = "--threads", paramLabel = "N", description = "Default: one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Write a JSON line a cluster instead of the table.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write the cluster of every text to a JSONL file.")
    private @Nullable String output;

    @Option(names = "--overwrite", description = "Replace an existing output.")
    private boolean overwrite;

    @Mixin
    private ModelOption model = new ModelOption();

    @ParentCommand
    private Hayate hayate = new Hayate();

    ClusterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        VectorApi.require("to find clusters");
        if (threads < 1) {
            throw CommandException.usage("--threads is at least 1, got " + threads);
        }
        TextClusters.Settings settings = new TextClusters.Settings(clusters, seed, terms, nearest);
        RowSource rows = source.source(terminal);
        TextColumns columns = new TextColumns(column, Optional.ofNullable(id));
        if (output == null) {
            summarize(find(rows, columns, settings));
        } else {
            try (Output file = Output.create(terminal.resolve(output), overwrite);
                    ResultWriter lines = new ResultWriter(file.stream())) {
                TextClusters found = find(rows, columns, settings);
                write(found, lines);
                lines.flush();
                file.complete();
                summarize(found);
            }
        }
        return Main.DONE;
    }

    private TextClusters find(RowSource rows, TextColumns columns, TextClusters.Settings settings) throws IOException {
        try (StaticEmbeddingModel loaded = model.load(terminal);
                Workers workers = new Workers(threads);
                Progress progress = Progress.of(terminal, hayate.quiet(), "texts")) {
            int wanted = dimension == null ? Math.min(DIMENSION, loaded.dimension()) : dimension;
            EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(wanted).threads(threads);
            return TextClusters.of(rows, columns, loaded, options, settings, progress::reach, workers);
        }
    }

    private static void write(TextClusters found, ResultWriter lines) throws IOException {
        for (int row = 0; row < found.rows(); row++) {
            StringBuilder line = new StringBuilder("{\"id\":");
            JsonText.appendString(line, found.id(row)).append(",\"cluster\":");
            if (found.cluster(row) == TextClusters.NONE) {
                line.append("null");
            } else {
                line.append(found.cluster(row) + 1).append(",\"similarity\":").append(found.similarity(row));
            }
            lines.line(line.append('}'));
        }
    }

    private void summarize(TextClusters found) throws IOException {
        try (ResultWriter out = terminal.results()) {
            List<TextCluster> all = found.clusters();
            for (int number = 1; number <= all.size(); number++) {
                if (json) {
                    out.line(json(number, all.get(number - 1)));
                } else {
                    table(number, all.get(number - 1), out);
                }
            }
        }
        say(found);
    }

    private void say(TextClusters found) {
        if (hayate.quiet()) {
            return;
        }
        if (found.clusters().size() < clusters) {
            terminal.err()
                    .println("hayate: " + found.clusters().size() + " clusters, not " + clusters
                            + ": the texts are too much alike for more");
        }
        long empty = IntStream.range(0, found.rows())
                .filter(row -> found.cluster(row) == TextClusters.NONE)
                .count();
        if (empty > 0) {
            terminal.err()
                    .println(String.format(
                            Locale.ROOT, "hayate: texts without tokens, which are in no cluster: %,d", empty));
        }
    }

    private static StringBuilder json(int number, TextCluster cluster) {
        StringBuilder line = new StringBuilder("{\"cluster\":").append(number);
        line.append(",\"size\":").append(cluster.size()).append(",\"terms\":[");
        for (String term : cluster.terms()) {
            JsonText.appendString(line.append(line.charAt(line.length() - 1) == '[' ? "" : ","), term);
        }
        line.append("],\"nearest\":[");
        for (TextCluster.Nearest text : cluster.nearest()) {
            line.append(line.charAt(line.length() - 1) == '[' ? "{\"id\":" : ",{\"id\":");
            JsonText.appendString(line, text.id()).append(",\"similarity\":").append(text.similarity());
            JsonText.appendString(line.append(",\"text\":"), text.text()).append('}');
        }
        return line.append("]}");
    }

    private static void table(int number, TextCluster cluster, ResultWriter out) throws IOException {
        out.line(
                String.format(Locale.ROOT, "%4d  %,9d  %s", number, cluster.size(), String.join(" ", cluster.terms())));
        for (TextCluster.Nearest text : cluster.nearest()) {
            out.line(
                    String.format(Locale.ROOT, "                 %.3f  %s", text.similarity(), shortened(text.text())));
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}

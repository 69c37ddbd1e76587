package dev.hayate.cli;

import dev.hayate.evaluation.trec.Qrels;
import dev.hayate.evaluation.trec.Run;
import dev.hayate.evaluation.trec.RunScores;
import dev.hayate.numerics.metric.RankingMetric;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Rankings that something has left in the files of TREC.
final class TrecOptions {
    @Option(
            names = "--run",
            paramLabel = "FILE",
            split = ",",
            description = "Score these TREC runs by --qrels, and nothing else.")
    private List<String> runs = List.of();

    @Option(names = "--qrels", paramLabel = "FILE", description = "What is relevant, as TREC has it.")
    private @Nullable String qrels;

    @Option(
            names = "--metrics",
            paramLabel = "M",
            split = ",",
            defaultValue = "ndcg@10,mrr@10,map@10,hit_rate@10,ndcg@100,mrr@100,recall@100",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<String> metrics = List.of();

    boolean asked() {
        return !runs.isEmpty() || qrels != null;
    }

    /// Prints a table with a row a run.
    void score(Terminal terminal, boolean quiet) throws IOException {
        if (runs.isEmpty() || qrels == null) {
            throw CommandException.usage("--run and --qrels go together");
        }
        List<RankingMetric> wanted = metrics.stream().map(RankingMetric::parse).toList();
        Qrels relevance = Qrels.read(terminal.resolve(qrels));
        Map<String, RunScores> scored = new LinkedHashMap<>();
        for (String run : runs) {
            scored.put(run, RunScores.of(Run.read(terminal.resolve(run)), relevance, wanted));
        }
        PrintStream out = new PrintStream(terminal.out(), true, StandardCharsets.UTF_8);
        out.println("run\t" + String.join("\t", metrics));
        scored.forEach((run, scores) -> {
            out.print(run);
            wanted.forEach(metric -> out.print(String.format(Locale.ROOT, "\t%.4f", scores.mean(metric))));
            out.println();
            if (!quiet) {
                scores.warnings().forEach(warning -> terminal.err().println("hayate: " + run + ": " + warning));
            }
        });
    }
}

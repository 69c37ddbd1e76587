package dev.hayate.cli;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.Similarity;
import dev.hayate.StaticEmbeddingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The texts of a file nearest to a query.
@Command(
        name = "search",
        description = "Find the texts of a file that are nearest to a query; exact, in memory.",
        footer = {
            "",
            "Examples:",
            "  hayate search 猫の飼い方 --in pages.txt -k 3",
            "  hayate search --in pages.jsonl --column title      (asks for queries)"
        })
final class SearchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "QUERY", description = "Queries; without any they are asked for, a line each.")
    private List<String> queries = new ArrayList<>();

    @Option(names = "--in", required = true, paramLabel = "FILE", description = "The texts, a line each.")
    private String file = "";

    @Option(names = "--column", paramLabel = "NAME", description = "Read JSON lines and take this member.")
    private @Nullable String column;

    @Option(names = "-k", paramLabel = "K", description = "How many hits to show; default ${DEFAULT-VALUE}.")
    private int k = 10;

    @Mixin
    private DimensionOption dimension = new DimensionOption();

    @Option(names = "--json", description = "One {\"query\",\"rank\",\"line\",\"score\",\"text\"} a hit.")
    private boolean json;

    @Mixin
    private ModelOption model = new ModelOption();

    @ParentCommand
    private Hayate hayate = new Hayate();

    SearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (k < 1) {
            throw CommandException.usage("-k must be at least 1, got " + k);
        }
        if (queries.isEmpty() && file.equals("-")) {
            throw CommandException.usage("texts and queries cannot both come from standard input");
        }
        try (StaticEmbeddingModel loaded = model.load(terminal);
                ResultWriter out = terminal.results()) {
            List<String> texts = read();
            EncodeOptions options = dimension.applyTo(EncodeOptions.DEFAULT);
            Embeddings vectors = loaded.encodeDocument(texts, options);
            for (String query : queries) {
                search(loaded, options, query, texts, vectors, out);
            }
            if (queries.isEmpty()) {
                ask(loaded, options, texts, vectors, out);
            }
        }
        return Main.DONE;
    }

    private List<String> read() throws IOException {
        List<String> texts = new ArrayList<>();
        TextSource.Column wanted = column == null ? new TextSource.Column.Line() : new TextSource.Column.Member(column);
        try (TextSource source = new TextSource(terminal, List.of(file), wanted)) {
            source.forEachRemaining(texts::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return texts;
    }

    private void ask(
            StaticEmbeddingModel loaded,
            EncodeOptions options,
            List<String> texts,
            Embeddings vectors,
            ResultWriter out)
            throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
        while (true) {
            if (terminal.interactive() && !hayate.quiet()) {
                terminal.err().print("query> ");
                terminal.err().flush();
            }
            String query = reader.readLine();
            if (query == null) {
                return;
            }
            search(loaded, options, query, texts, vectors, out);
            out.flush();
        }
    }

    private void search(
            StaticEmbeddingModel loaded,
            EncodeOptions options,
            String query,
            List<String> texts,
            Embeddings vectors,
            ResultWriter out)
            throws IOException {
        List<Similarity.Hit> hits =
                loaded.similarity().top(loaded.encodeQuery(query, options), vectors, Math.min(k, texts.size()));
        int rank = 0;
        for (Similarity.Hit hit : hits) {
            rank++;
            String text = texts.get(hit.index());
            if (json) {
                StringBuilder line = new StringBuilder("{\"query\":");
                JsonText.appendString(line, query).append(",\"rank\":").append(rank);
                line.append(",\"line\":").append(hit.index() + 1);
                line.append(",\"score\":").append(hit.score()).append(",\"text\":");
                out.line(JsonText.appendString(line, text).append('}'));
            } else {
                out.line(String.format(Locale.ROOT, "%8.4f  %s", hit.score(), text));
            }
        }
    }
}

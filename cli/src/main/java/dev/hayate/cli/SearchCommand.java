package dev.hayate.cli;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The texts of an index or of a file that fit a query best.
@Command(
        name = "search",
        description = {
            "Find the documents of an index that fit a query best, by their words, their vectors or both.",
            "With --in, the texts of a file whose vectors are nearest; exact, in memory."
        },
        footer = {
            "",
            "Examples:",
            "  hayate search --index pages.index 猫の飼い方 --filter 'year >= 2020 and lang = ja'",
            "  hayate search --index pages.index                  (asks for queries; :help there)",
            "  hayate search --index pages.index --queries queries.jsonl --trec -k 100 > hybrid.run",
            "  hayate search 猫の飼い方 --in pages.txt -k 3",
            "  hayate search --in pages.jsonl --column title      (asks for queries)"
        })
final class SearchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "QUERY", description = "Queries; without any they are asked for, a line each.")
    private List<String> queries = new ArrayList<>();

    @Option(names = "--in", paramLabel = "FILE", description = "Search the texts of a file, a line each.")
    private @Nullable String file;

    @Option(names = "--column", paramLabel = "NAME", description = "With --in: read JSON lines and take this member.")
    private @Nullable String column;

    @Option(names = "-k", paramLabel = "K", description = "How many hits to show; default ${DEFAULT-VALUE}.")
    private int k = 10;

    @Mixin
    private DimensionOption dimension = new DimensionOption();

    @Option(names = "--json", description = "A JSON object a hit; offsets in it are in code points.")
    private boolean json;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private IndexSearchOptions index;

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
        if (index.folder().isPresent() == (file != null)) {
            throw CommandException.usage("either --index or --in says what to search");
        }
        if (file != null) {
            searchFile(file);
        } else {
            searchIndex();
        }
        return Main.DONE;
    }

    private void searchFile(String name) throws IOException {
        index.requireUnused();
        if (queries.isEmpty() && name.equals("-")) {
            throw CommandException.usage("texts and queries cannot both come from standard input");
        }
        TextSource.Column wanted = column == null ? new TextSource.Column.Line() : new TextSource.Column.Member(column);
        try (StaticEmbeddingModel loaded = model.load(terminal);
                ResultWriter out = terminal.results()) {
            EncodeOptions options = dimension.applyTo(EncodeOptions.DEFAULT);
            FileSearch search = new FileSearch(loaded, options, FileSearch.read(terminal, name, wanted), k, json);
            for (String query : queries) {
                search.answer(query, out);
            }
            if (queries.isEmpty()) {
                ask(search, out);
            }
        }
    }

    private void ask(FileSearch search, ResultWriter out) throws IOException {
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
            search.answer(query, out);
            out.flush();
        }
    }

    private void searchIndex() throws IOException {
        if (column != null || dimension.isGiven()) {
            throw CommandException.usage(
                    (column != null ? "--column" : "-d") + " goes with --in; an index has its own");
        }
        LuceneLog.silence();
        VectorApi.require("to search an index");
        SearchSettings settings = index.settings(k);
        try (StaticEmbeddingModel loaded = model.load(terminal);
                IndexSearch search = IndexSearch.open(terminal, hayate.quiet(), index, loaded);
                ResultWriter out = terminal.results()) {
            HitWriter writer = index.writer(terminal, json, search, settings);
            if (index.hasQueryFile() || !queries.isEmpty()) {
                if (index.hasQueryFile() && !queries.isEmpty()) {
                    throw CommandException.usage("queries come from --queries or from the call, not from both");
                }
                search.answerAll(index.queries(terminal, queries), settings, writer, out);
            } else {
                new SearchSession(terminal, hayate.quiet(), search, writer, out).run(settings);
            }
        }
    }
}

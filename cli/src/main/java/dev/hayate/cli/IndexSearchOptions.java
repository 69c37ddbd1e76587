package dev.hayate.cli;

import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.data.RowSource;
import dev.hayate.search.highlight.Marker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How an index is searched.
final class IndexSearchOptions {
    @Option(names = "--index", paramLabel = "DIR", description = "Search an index that hayate index has made.")
    private @Nullable String folder;

    @Option(
            names = "--mode",
            paramLabel = "bm25|vector|hybrid",
            description = "By words, by vectors, or by both. Default: hybrid, or bm25 where the index has no vectors.")
    private SearchSettings.@Nullable Asked mode;

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description = "Only documents whose metadata fulfil this, such as year >= 2020 and not tag in (a, b).")
    private @Nullable String filter;

    @Option(
            names = "--fusion",
            paramLabel = "weighted|rrf",
            description = "Joins the scores of words and vectors, or their reciprocal ranks. Default: weighted.")
    private SearchSettings.@Nullable Joined fusion;

    @Option(names = "--weight", paramLabel = "W", description = "The share of vectors in the fusion, from 0 to 1.")
    private @Nullable Double weight;

    @Option(
            names = "--highlight",
            paramLabel = "bold|em|none",
            description = "How the words of the query are marked. Default: bold in a terminal, else none. With --json"
                    + " their offsets are always there, and em adds a text with <em>.")
    private @Nullable Highlight highlight;

    @Option(
            names = "--queries",
            paramLabel = "FILE",
            description = "Answer the rows of a file: the columns id and text of a table, or lines of text.")
    private @Nullable String queryFile;

    @Option(names = "--trec", description = "Print a run as TREC has it, which hayate evaluate --run measures.")
    private boolean trec;

    /// How words are marked.
    enum Highlight {
        BOLD,
        EM,
        NONE;

        Optional<Marker> marker() {
            return switch (this) {
                case BOLD -> Optional.of(Marker.BOLD);
                case EM -> Optional.of(Marker.EMPHASIS);
                case NONE -> Optional.empty();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Optional<String> folder() {
        return Optional.ofNullable(folder);
    }

    /// Refuses all of these where no index is searched.
    void requireUnused() {
        requireAbsent("--mode", mode);
        requireAbsent("--filter", filter);
        requireAbsent("--fusion", fusion);
        requireAbsent("--weight", weight);
        requireAbsent("--highlight", highlight);
        requireAbsent("--queries", queryFile);
        requireAbsent("--trec", trec ? Boolean.TRUE : null);
    }

    private static void requireAbsent(String name, @Nullable Object value) {
        if (value != null) {
            throw CommandException.usage(name + " goes with --index, not with --in");
        }
    }

    /// @throws CommandException if some do not go together
    SearchSettings settings(int k) {
        if (mode != null && mode != SearchSettings.Asked.HYBRID && (fusion != null || weight != null)) {
            throw CommandException.usage("--fusion and --weight are for --mode hybrid, not for " + mode);
        }
        SearchSettings settings = new SearchSettings(
                mode == null ? SearchSettings.Asked.HYBRID : mode,
                fusion == null ? SearchSettings.Joined.WEIGHTED : fusion,
                weight == null ? OptionalDouble.empty() : OptionalDouble.of(weight),
                Optional.ofNullable(filter),
                k);
        settings.request("");
        return settings;
    }

    /// Whether the mode is up to the index.
    boolean leavesMode() {
        return mode == null;
    }

    HitWriter writer(Terminal terminal, boolean json, IndexSearch search, SearchSettings settings) {
        if (trec) {
            if (json) {
                throw CommandException.usage("--trec and --json are two forms of output; choose one");
            }
            return new TrecHits("hayate-" + settings.mode());
        }
        Highlight marks = highlight == null && terminal.interactive() ? Highlight.BOLD : highlight;
        Optional<Marker> marker = marks == null ? Optional.empty() : marks.marker();
        return json
                ? new JsonHits(marker.filter(Marker.EMPHASIS::equals))
                : new TextHits(marker, terminal.interactive() ? TerminalWidth.columns() : TerminalWidth.USUAL);
    }

    boolean hasQueryFile() {
        return queryFile != null;
    }

    /// The queries of the file, or those of the call with their numbers for ids.
    List<Query> queries(Terminal terminal, List<String> called) throws IOException {
        List<Query> queries = new ArrayList<>();
        if (queryFile == null) {
            for (String text : called) {
                queries.add(new Query(String.valueOf(queries.size() + 1), text, "the query"));
            }
            return queries;
        }
        RowSource source = RowSource.parse(queryFile, terminal.folder());
        boolean hasIds = RowReader.columns(source).contains("id");
        RowSelection selection = RowSelection.text().withValues(hasIds ? new String[] {"id"} : new String[0]);
        try (RowReader rows = RowReader.open(source, selection)) {
            while (rows.next()) {
                String place = rows.file() + ", row " + rows.rowOfFile() + ": the query";
                queries.add(new Query(hasIds ? rows.value(0) : String.valueOf(rows.row()), rows.text(0), place));
            }
        }
        return queries;
    }

    /// A query.
    ///
    /// @param place what a sentence about it begins with
    record Query(String id, String text, String place) {}
}

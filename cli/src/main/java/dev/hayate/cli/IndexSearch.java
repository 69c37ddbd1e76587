package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.Hit;
import dev.hayate.search.IndexFacts;
import dev.hayate.search.Search;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.VectorStorage;
import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An index that is open for queries.
final class IndexSearch implements AutoCloseable {
    private final Terminal terminal;
    private final boolean quiet;
    private final SearchIndex index;
    private final Search search;
    private final boolean leavesMode;
    private final JapaneseWords words = new JapaneseWords();

    private IndexSearch(Terminal terminal, boolean quiet, SearchIndex index, boolean leavesMode) throws IOException {
        this.terminal = terminal;
        this.quiet = quiet;
        this.index = index;
        this.search = index.search();
        this.leavesMode = leavesMode;
    }

    static IndexSearch open(Terminal terminal, boolean quiet, IndexSearchOptions options, StaticEmbeddingModel model)
            throws IOException {
        SearchIndex index = SearchIndex.open(terminal.resolve(options.folder().orElseThrow()), model);
        try {
            return new IndexSearch(terminal, quiet, index, options.leavesMode());
        } catch (IOException e) {
            index.close();
            throw e;
        }
    }

    IndexFacts facts() throws IOException {
        return index.facts();
    }

    /// Settings that this index can answer by: where nobody has asked for vectors and there are none, by words.
    SearchSettings fitted(SearchSettings settings) throws IOException {
        return leavesMode && facts().settings().vectors() instanceof VectorStorage.None
                ? settings.withMode(SearchSettings.Asked.BM25)
                : settings;
    }

    /// Refuses what the index cannot answer, such as a filter on what it does not have.
    void requireAnswerable(SearchSettings settings) throws IOException {
        search.find(settings.request("検索"));
    }

    void answerAll(List<IndexSearchOptions.Query> queries, SearchSettings settings, HitWriter writer, ResultWriter out)
            throws IOException {
        for (IndexSearchOptions.Query query : queries) {
            answer(query, settings, writer, out);
        }
    }

    /// Writes what a query finds, and tells how long that took.
    void answer(IndexSearchOptions.Query query, SearchSettings settings, HitWriter writer, ResultWriter out)
            throws IOException {
        if (query.text().isBlank()) {
            throw CommandException.usage(query.place() + " is empty");
        }
        long begin = System.nanoTime();
        List<Hit> hits = search.find(fitted(settings).request(query.text()));
        double milliseconds = (System.nanoTime() - begin) * 1e-6;
        writer.write(query, hits, words, out);
        out.flush();
        if (terminal.interactive() && !quiet) {
            terminal.err()
                    .println(String.format(
                            Locale.ROOT,
                            "%d %s in %.1f ms",
                            hits.size(),
                            hits.size() == 1 ? "hit" : "hits",
                            milliseconds));
        }
    }

    /// The names of metadata and the kinds of their values, in one line.
    Optional<String> fields() throws IOException {
        return facts().fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(field -> field.getKey() + " (" + field.getValue() + ")")
                .reduce((all, one) -> all + ", " + one);
    }

    @Override
    public void close() throws IOException {
        try (words;
                index) {
            search.close();
        }
    }
}

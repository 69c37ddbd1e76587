package dev.hayate.search;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.filter.Filter;
import dev.hayate.search.fusion.Fusion;
import dev.hayate.search.words.JapaneseWords;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// Finds documents in an index as it was when this was made or last [refreshed][#refresh()]. For any number of
/// threads.
///
/// Documents that score alike come in the order in which they were added; so what is found depends on the index
/// and the question alone. Only a graph may find other documents where it was built anew.
public final class Search implements Closeable {
    private final StaticEmbeddingModel model;
    private final IndexSettings settings;
    private final EncodeOptions options;
    private final JapaneseWords words = new JapaneseWords();
    private final WordSearch wordSearch = new WordSearch(words);
    private final SearchThreads threads = new SearchThreads();
    private final SearcherManager searchers;

    private Search(SearcherManager searchers, StaticEmbeddingModel model, IndexSettings settings) {
        this.searchers = searchers;
        this.model = model;
        this.settings = settings;
        this.options = EncodeOptions.DEFAULT.truncateTo(settings.dimension()).normalized();
    }

    static Search of(Directory directory, StaticEmbeddingModel model, IndexSettings settings) throws IOException {
        return new Search(new SearcherManager(directory, new Bm25Searchers()), model, settings);
    }

    static Search of(IndexWriter writer, StaticEmbeddingModel model, IndexSettings settings) throws IOException {
        return new Search(new SearcherManager(writer, new Bm25Searchers()), model, settings);
    }

    private static final class Bm25Searchers extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(WordSearch.SIMILARITY);
            return searcher;
        }
    }

    /// The documents that fit best, the best first, each by its best passage. Fewer than asked for if there are
    /// fewer; a query without words finds nothing by words, one without tokens nothing by vectors.
    ///
    /// A fusion joins, for every document that is among the candidates of words or of vectors, the best scores
    /// that its passages have there. The passage that is shown is the best one by words, or by vectors if words
    /// have not found the document; where it is a candidate of one of them alone, that passage's score by the
    /// other counts.
    ///
    /// @throws IndexException if the index keeps no vectors and the question needs them, or a filter asks for
    ///     metadata that no document has or compares it with a value of another kind
    public List<Hit> find(SearchRequest request) throws IOException {
        return using(searcher -> {
            DocumentSearch search = search(searcher, request.filter());
            HitReader reader = new HitReader(searcher);
            List<Hit> hits = new ArrayList<>();
            switch (request.mode()) {
                case Mode.Words() -> {
                    for (Found found : search.byWords(wordSearch.query(request.query()), request.count())) {
                        hits.add(reader.read(found, found.score(), found.score(), Double.NaN));
                    }
                }
                case Mode.Vectors() -> {
                    float[] vector = model.encodeQuery(request.query(), options);
                    for (Found found : search.byVector(vector, request.count(), request.candidates())) {
                        hits.add(reader.read(found, found.score(), Double.NaN, found.score()));
                    }
                }
                case Mode.Hybrid(Fusion fusion) -> {
                    for (JoinedSearch.Joined joined : hybrid(search, request, fusion)) {
                        hits.add(reader.read(joined.shown(), joined.score(), joined.words(), joined.vector()));
                    }
                }
            }
            return List.copyOf(hits);
        });
    }

    private List<JoinedSearch.Joined> hybrid(DocumentSearch search, SearchRequest request, Fusion fusion)
            throws IOException {
        Query words = wordSearch.query(request.query());
        Future<List<Found>> byWords = threads.begin(() -> search.byWords(words, request.candidates()));
        float[] vector = model.encodeQuery(request.query(), options);
        List<Found> byVector = search.byVector(vector, request.candidates(), request.candidates());
        IndexSearcher searcher = search.searcher();
        return JoinedSearch.best(
                SearchThreads.await(byWords),
                byVector,
                passages -> new PassageScores(searcher, passages).byWords(words),
                passages -> new PassageScores(searcher, passages).byVector(vector),
                fusion,
                request.count());
    }

    /// The documents whose vectors are nearest to one of the caller, by cosine.
    ///
    /// @param vector as many values as the index keeps; one of zeros is near to nothing
    /// @throws IllegalArgumentException if it has fewer or more values
    /// @throws IndexException as [#find(SearchRequest)]
    public List<Hit> nearest(float[] vector, int count, Optional<Filter> filter) throws IOException {
        if (vector.length != settings.dimension()) {
            throw new IllegalArgumentException(
                    "expected " + settings.dimension() + " dimensions, as the index keeps, got " + vector.length);
        }
        float[] unit = Embeddings.of(vector).normalized().values();
        return using(searcher -> {
            HitReader reader = new HitReader(searcher);
            List<Hit> hits = new ArrayList<>();
            for (Found found : search(searcher, filter).byVector(unit, count, count)) {
                hits.add(reader.read(found, found.score(), Double.NaN, found.score()));
            }
            return List.copyOf(hits);
        });
    }

    private DocumentSearch search(IndexSearcher searcher, Optional<Filter> filter) throws IOException {
        Optional<Query> query = Optional.empty();
        if (filter.isPresent()) {
            query = Optional.of(new FilterQueries(MetadataField.of(searcher.getIndexReader())).of(filter.get()));
        }
        return new DocumentSearch(searcher, settings, threads, query);
    }

    /// How many documents there are.
    public long documents() throws IOException {
        return using(searcher -> (long) searcher.count(new TermQuery(new Term(Fields.FIRST, ""))));
    }

    /// Sees what has been committed since; a search of a writing, what has been written.
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T using(Use<T> use) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return use.of(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, threads::close, words);
    }
}

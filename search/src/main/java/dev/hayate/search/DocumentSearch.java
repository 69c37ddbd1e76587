package dev.hayate.search;

import dev.hayate.search.passage.Sentences;
import dev.hayate.search.passage.WholeText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// The best documents by words, or by vectors, each with its best passage there.
///
/// @param searcher the index as it was at one time
/// @param settings what it keeps
/// @param threads which share the work
/// @param filter what documents must fulfil
record DocumentSearch(IndexSearcher searcher, IndexSettings settings, SearchThreads threads, Optional<Query> filter) {
    /// Passages that are looked at for a document, where documents have several.
    private static final int PASSAGES_A_DOCUMENT = 4;

    @FunctionalInterface
    private interface PassageSearch {
        List<Found> best(int count) throws IOException;
    }

    /// The documents that share words with a query, the best first.
    ///
    /// @param query of [WordSearch#query(String)]
    List<Found> byWords(Query query, int count) throws IOException {
        return documents(count, passages -> WordSearch.best(searcher, query, passages, filter));
    }

    /// The documents whose vectors are nearest, the nearest first.
    ///
    /// @param vector of length 1, or of zeros, to which nothing is near
    /// @param candidates for how many a graph is walked at least
    List<Found> byVector(float[] vector, int count, int candidates) throws IOException {
        if (!PassageDocuments.isNotZero(vector)) {
            return List.of();
        }
        return switch (settings.vectors()) {
            case VectorStorage.None() ->
                throw new IndexException("the index keeps no vectors: search by words, or make it anew with vectors");
            case VectorStorage.Exact() ->
                documents(count, passages -> ExactVectors.nearest(searcher, vector, passages, filter, threads));
            case VectorStorage.Hnsw hnsw ->
                documents(
                        count,
                        passages ->
                                GraphVectors.nearest(searcher, hnsw.encoding(), vector, passages, candidates, filter));
        };
    }

    /// Several passages may be of one document: looks at more until there are enough documents, or no more
    /// passages.
    private List<Found> documents(int count, PassageSearch search) throws IOException {
        int passages = switch (settings.splitting()) {
            case WholeText() -> count;
            case Sentences sentences -> PASSAGES_A_DOCUMENT * count;
        };
        while (true) {
            List<Found> found = search.best(passages);
            List<Found> documents = Found.byDocument(found);
            if (documents.size() >= count || found.size() < passages) {
                return documents.subList(0, Math.min(count, documents.size()));
            }
            passages = Math.multiplyExact(passages, 2);
        }
    }
}

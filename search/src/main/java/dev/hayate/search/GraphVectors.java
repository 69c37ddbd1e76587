package dev.hayate.search;

import dev.hayate.Similarity;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/// The passages whose vectors are nearest to a query, as a graph finds them: many more candidates than are wanted,
/// as their number is how far Lucene walks, and of these the nearest by their float32 values.
final class GraphVectors {
    /// Of 200,000 sentences, 100 candidates hold 93 % of the ten nearest, 400 hold 98 %, and 1,600 hold 99.4 %;
    /// of a million, 1,000 hold 97.8 %.
    private static final int LEAST_CANDIDATES = 1_600;

    private static final int CANDIDATES_EACH = 5;

    private GraphVectors() {}

    /// The nearest, the nearest first.
    ///
    /// @param query of length 1
    /// @param candidates how many to look at, but no fewer than five times as many as are wanted, and than 1,600
    static List<Found> nearest(
            IndexSearcher searcher,
            VectorStorage.Encoding encoding,
            float[] query,
            int count,
            int candidates,
            Optional<Query> filter)
            throws IOException {
        int passages = searcher.getIndexReader().maxDoc();
        if (passages == 0) {
            return List.of();
        }
        int walked = (int)
                Math.min(passages, Math.max(Math.max(LEAST_CANDIDATES, candidates), (long) CANDIDATES_EACH * count));
        ScoreDoc[] hits = searcher.search(walk(encoding, query, walked, filter.orElse(null)), walked).scoreDocs;
        Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
        BestPassages best = new BestPassages(count);
        int from = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int to = from;
            while (to < hits.length
                    && hits[to].doc < leaf.docBase + leaf.reader().maxDoc()) {
                to++;
            }
            offer(leaf, query, Arrays.copyOfRange(hits, from, to), best);
            from = to;
        }
        return best.bestFirst();
    }

    private static Query walk(VectorStorage.Encoding encoding, float[] query, int count, @Nullable Query filter) {
        return switch (encoding) {
            case FLOAT, BINARY -> new KnnFloatVectorQuery(Fields.VECTOR, query, count, filter);
            case INT8 -> new KnnByteVectorQuery(Fields.ROUNDED, RoundedVector.of(query), count, filter);
        };
    }

    private static void offer(LeafReaderContext leaf, float[] query, ScoreDoc[] hits, BestPassages best)
            throws IOException {
        @Nullable FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Fields.VECTOR);
        if (vectors == null) {
            return;
        }
        PassageNumbers numbers = new PassageNumbers(leaf.reader());
        KnnVectorValues.DocIndexIterator rows = vectors.iterator();
        for (ScoreDoc hit : hits) {
            int passage = hit.doc - leaf.docBase;
            rows.advance(passage);
            double cosine = Similarity.DOT.score(query, vectors.vectorValue(rows.index()));
            best.offer(numbers.found(leaf.docBase, passage, cosine));
        }
    }
}

package dev.hayate.search;

import dev.hayate.Similarity;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// The scores of passages that are known already, in the order of the passages. [Double#NaN] stands where there is
/// none: no word is shared, or the passage has no vector.
///
/// @param searcher the index as it was at one time
/// @param passages Lucene's numbers of them
record PassageScores(IndexSearcher searcher, List<Integer> passages) {
    /// One segment's part of the passages.
    @FunctionalInterface
    private interface Segment {
        /// @param places where in the list its passages stand, in the order of Lucene's numbers
        void score(LeafReaderContext leaf, List<Integer> places, double[] scores) throws IOException;
    }

    double[] byWords(Query query) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        return bySegment((leaf, places, scores) -> {
            Scorer scorer = weight.scorer(leaf);
            if (scorer == null) {
                return;
            }
            DocIdSetIterator matching = scorer.iterator();
            for (int place : places) {
                int passage = passages.get(place) - leaf.docBase;
                if (matching.docID() < passage) {
                    matching.advance(passage);
                }
                if (matching.docID() == passage) {
                    scores[place] = scorer.score();
                }
            }
        });
    }

    /// @param query of length 1
    double[] byVector(float[] query) throws IOException {
        return bySegment((leaf, places, scores) -> {
            @Nullable FloatVectorValues vectors = leaf.reader().getFloatVectorValues(Fields.VECTOR);
            if (vectors == null) {
                return;
            }
            KnnVectorValues.DocIndexIterator rows = vectors.iterator();
            for (int place : places) {
                int passage = passages.get(place) - leaf.docBase;
                if (rows.docID() < passage) {
                    rows.advance(passage);
                }
                if (rows.docID() == passage) {
                    scores[place] = Similarity.DOT.score(query, vectors.vectorValue(rows.index()));
                }
            }
        });
    }

    private double[] bySegment(Segment segment) throws IOException {
        double[] scores = new double[passages.size()];
        Arrays.fill(scores, Double.NaN);
        List<Integer> ascending = IntStream.range(0, passages.size())
                .boxed()
                .sorted(Comparator.comparing(passages::get))
                .toList();
        int from = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int to = from;
            while (to < ascending.size()
                    && passages.get(ascending.get(to))
                            < leaf.docBase + leaf.reader().maxDoc()) {
                to++;
            }
            if (to > from) {
                segment.score(leaf, ascending.subList(from, to), scores);
            }
            from = to;
        }
        return scores;
    }
}

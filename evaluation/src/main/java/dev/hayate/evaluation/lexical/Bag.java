package dev.hayate.evaluation.lexical;

import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.Weight;

/// The words of a query, each as often as it occurs. No syntax, and no limit to their number.
final class Bag {
    private static final Sort BY_SCORE_THEN_NUMBER =
            new Sort(SortField.FIELD_SCORE, new SortField(IndexFiles.NUMBER, SortField.Type.INT));

    static {
        // Lucene guards itself against the queries of strangers; here an article may be a query.
        IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
    }

    private final Query query;

    private Bag(Query query) {
        this.query = query;
    }

    static Bag of(String text, JapaneseWords words) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(text, word -> counts.merge(word, 1, Integer::sum));
        BooleanQuery.Builder bag = new BooleanQuery.Builder();
        counts.forEach((word, count) -> bag.add(counted(word, count), BooleanClause.Occur.SHOULD));
        return new Bag(bag.build());
    }

    private static Query counted(String word, int count) {
        return new BoostQuery(new TermQuery(new Term(IndexFiles.WORDS, word)), count);
    }

    /// The best documents, of equal ones those with the lower number.
    TopFieldDocs best(IndexSearcher searcher, int count) throws IOException {
        return searcher.search(query, count, BY_SCORE_THEN_NUMBER);
    }

    /// The scores of given documents, 0 where no word is shared.
    double[] scores(IndexSearcher searcher, int[] documents) throws IOException {
        int[] ascending = IntStream.range(0, documents.length)
                .boxed()
                .sorted(Comparator.comparingInt(place -> documents[place]))
                .mapToInt(Integer::intValue)
                .toArray();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, 1);
        double[] scores = new double[documents.length];
        int from = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int end = leaf.docBase + leaf.reader().maxDoc();
            int to = from;
            while (to < ascending.length && documents[ascending[to]] < end) {
                to++;
            }
            Scorer scorer = weight.scorer(leaf);
            if (scorer != null) {
                score(scorer, leaf.docBase, documents, Arrays.copyOfRange(ascending, from, to), scores);
            }
            from = to;
        }
        return scores;
    }

    private static void score(Scorer scorer, int base, int[] documents, int[] places, double[] scores)
            throws IOException {
        DocIdSetIterator matching = scorer.iterator();
        for (int place : places) {
            int document = documents[place] - base;
            if (matching.docID() < document) {
                matching.advance(document);
            }
            if (matching.docID() == document) {
                scores[place] = scorer.score();
            }
        }
    }
}

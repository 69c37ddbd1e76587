package dev.hayate.search;

import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;

/// BM25: a query is the bag of its words, each as often as it occurs, and a passage scores by those that it or the
/// title of its document has; what the title has counts twice. For any number of threads.
final class WordSearch {
    static final Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

    private static final float TITLE_WEIGHT = 2;
    private static final Sort BEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(Fields.SEQUENCE, SortField.Type.LONG),
            new SortField(Fields.PASSAGE, SortField.Type.INT));

    static {
        // Lucene guards itself against the queries of strangers; here an article may be a query.
        IndexSearcher.setMaxClauseCount(Integer.MAX_VALUE);
    }

    private final JapaneseWords words;

    WordSearch(JapaneseWords words) {
        this.words = words;
    }

    /// The best passages that share a word with the query, the best first.
    ///
    /// @param query of [#query(String)]
    static List<Found> best(IndexSearcher searcher, Query query, int count, Optional<Query> filter) throws IOException {
        int wanted = Math.min(count, searcher.getIndexReader().maxDoc());
        if (wanted == 0) {
            return List.of();
        }
        ScoreDoc[] hits = searcher.search(
                        filtered(query, filter), new TopFieldCollectorManager(BEST_FIRST, wanted, wanted))
                .scoreDocs;
        List<Found> found = new ArrayList<>(hits.length);
        for (ScoreDoc hit : hits) {
            Object[] values = ((FieldDoc) hit).fields;
            found.add(new Found(
                    hit.doc,
                    ((Number) values[1]).longValue(),
                    ((Number) values[2]).intValue(),
                    ((Number) values[0]).doubleValue()));
        }
        return found;
    }

    /// What passages with a word of the text score by; one without words finds nothing.
    Query query(String text) throws IOException {
        Map<String, Integer> bag = new LinkedHashMap<>();
        words.forEach(text, word -> bag.merge(word, 1, Integer::sum));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        bag.forEach((word, count) -> {
            query.add(counted(Fields.TEXT, word, count), BooleanClause.Occur.SHOULD);
            query.add(counted(Fields.TITLE, word, TITLE_WEIGHT * count), BooleanClause.Occur.SHOULD);
        });
        return query.build();
    }

    private static Query counted(String field, String word, float weight) {
        return new BoostQuery(new TermQuery(new Term(field, word)), weight);
    }

    private static Query filtered(Query query, Optional<Query> filter) {
        return filter.<Query>map(condition -> new BooleanQuery.Builder()
                        .add(query, BooleanClause.Occur.MUST)
                        .add(condition, BooleanClause.Occur.FILTER)
                        .build())
                .orElse(query);
    }
}

package dev.hayate.evaluation.lexical;

import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.numerics.DiskWork;
import dev.hayate.numerics.Workers;
import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// BM25 of Lucene over a whole corpus: a query is the bag of its words, each as often as it occurs, and a passage
/// scores by those it shares. The corpus is read once and lies on disk, in a folder that is deleted with the
/// index.
///
/// Texts are brought to NFKC and cut by kuromoji's analyzer with its defaults: words of the IPA dictionary in
/// their base form, compounds cut, no particles and stop words, Latin letters in lower case. `k1` is 1.2 and
/// `b` 0.75, Lucene's own values: a baseline that was tuned to a set would say less about the next one. As
/// everywhere in Lucene, the length of a passage is kept in one byte (exact up to 40 words, then within a
/// ninth), and the constant factor `k1 + 1`, which changes no order, is left out.
///
/// Scores and orders depend on the corpus alone, not on the number of threads. For any number of threads.
///
/// ```java
/// try (LexicalIndex index = LexicalIndex.build(task.corpus(), folder, workers)) {
///     List<Ranking> found = index.search(task.test().texts(), 1000, workers);
/// }
/// ```
public final class LexicalIndex implements AutoCloseable {
    private static final float K1 = 1.2f;
    private static final float B = 0.75f;

    private final IndexFolder folder;
    private final Directory directory;
    private final JapaneseWords words;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final int[] documents;

    private LexicalIndex(IndexFolder folder, Directory directory, JapaneseWords words, DirectoryReader reader)
            throws IOException {
        this.folder = folder;
        this.directory = directory;
        this.words = words;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.searcher.setSimilarity(new BM25Similarity(K1, B));
        this.documents = IndexFiles.documents(reader);
    }

    /// Reads a corpus and makes its index, some hundred megabytes of memory at a time whatever its size.
    ///
    /// @param parent where the folder of the index is made; it needs about as much room as the texts
    /// @throws IOException if the corpus cannot be read or the index cannot be written; nothing is left behind
    public static LexicalIndex build(Corpus corpus, Path parent, Workers workers) throws IOException {
        IndexFolder folder = IndexFolder.in(parent);
        JapaneseWords words = new JapaneseWords();
        @Nullable Directory directory = null;
        try {
            directory = FSDirectory.open(folder.path());
            IndexFiles.write(corpus, words, directory, workers);
            return new LexicalIndex(folder, directory, words, DirectoryReader.open(directory));
        } catch (Throwable e) {
            IOUtils.closeWhileHandlingException(directory, words, folder);
            throw e;
        }
    }

    /// How many passages there are.
    public int size() {
        return documents.length;
    }

    /// The passages that share a word with a query, the best first; equal scores stand in the order of the
    /// corpus. A query without words, or with none that the corpus knows, finds nothing.
    ///
    /// @param query any text; nothing in it is an operator
    /// @param count how many passages to find at most
    /// @throws IllegalArgumentException if `count` is below 1
    public Ranking search(String query, int count) throws IOException {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count);
        }
        if (size() == 0) {
            return new Ranking(List.of(), new double[0]);
        }
        ScoreDoc[] hits = Bag.of(query, words).best(searcher, Math.min(count, size())).scoreDocs;
        List<String> ids = new ArrayList<>(hits.length);
        double[] scores = new double[hits.length];
        for (ScoreDoc hit : hits) {
            scores[ids.size()] = ((Number) ((FieldDoc) hit).fields[0]).doubleValue();
            ids.add(id(hit.doc));
        }
        return new Ranking(ids, scores);
    }

    /// [#search(String, int)] of many queries, shared among threads.
    ///
    /// @return by query, what it finds
    public List<Ranking> search(List<String> queries, int count, Workers workers) throws IOException {
        Ranking[] found = new Ranking[queries.size()];
        DiskWork.forEach(found.length, workers, (query, worker) -> found[query] = search(queries.get(query), count));
        return List.of(found);
    }

    private String id(int document) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
        BinaryDocValues ids = leaf.reader().getBinaryDocValues(IndexFiles.ID);
        ids.advanceExact(document - leaf.docBase);
        return ids.binaryValue().utf8ToString();
    }

    /// The scores of given passages for a query: those of [#search(String, int)], and 0 without a common word.
    ///
    /// @param passages their numbers, counted from 0 in the order of the corpus
    /// @return by place in `passages`, its score
    /// @throws IllegalArgumentException if a number is not one of a passage
    public double[] scores(String query, int[] passages) throws IOException {
        int[] candidates = new int[passages.length];
        for (int i = 0; i < candidates.length; i++) {
            if (passages[i] < 0 || passages[i] >= size()) {
                throw new IllegalArgumentException(
                        "there is no passage " + passages[i] + " among " + size() + ", counted from 0");
            }
            candidates[i] = documents[passages[i]];
        }
        return Bag.of(query, words).scores(searcher, candidates);
    }

    /// [#scores(String, int[])] of many queries, shared among threads.
    ///
    /// @return by query and candidate, its score
    public List<double[]> scores(Candidates queries, Workers workers) throws IOException {
        double[][] scores = new double[queries.size()][];
        DiskWork.forEach(
                scores.length,
                workers,
                (query, worker) -> scores[query] =
                        scores(queries.texts().get(query), queries.passages().get(query)));
        return List.of(scores);
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(reader, directory, words, folder);
    }
}

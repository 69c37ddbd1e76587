package dev.hayate.training.dev;

import dev.hayate.numerics.Measure;
import dev.hayate.numerics.NearestRows;
import dev.hayate.numerics.NearestRows.Found;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.metric.RankingMetrics;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Queries and the texts of a corpus that answer them. Its measure is `ndcg@10` of the ranking by cosine
/// similarity, the mean over the queries (sentence-transformers' `InformationRetrievalEvaluator`); texts of equal
/// similarity rank in the order of the corpus.
public final class RetrievalSet implements DevSet {
    private static final int DEPTH = 10;

    private final String name;
    private final TokenizedTexts queries;
    private final TokenizedTexts corpus;
    private final List<int[]> relevant;

    private RetrievalSet(String name, TokenizedTexts queries, TokenizedTexts corpus, List<int[]> relevant) {
        this.name = name;
        this.queries = queries;
        this.corpus = corpus;
        this.relevant = relevant;
    }

    /// Tokenizes queries and a corpus.
    ///
    /// @param relevant by query: the numbers of the texts in the corpus that answer it, each once
    /// @throws IllegalArgumentException if there are no queries, or a query has no list, an empty one, or one that
    /// names a text twice or one that is not in the corpus
    public static RetrievalSet of(
            String name, List<String> queries, List<String> corpus, List<int[]> relevant, Tokenizer tokenizer) {
        if (queries.isEmpty() || queries.size() != relevant.size()) {
            throw new IllegalArgumentException("every query needs relevant texts, but there are " + queries.size()
                    + " queries and " + relevant.size() + " lists of texts");
        }
        List<int[]> sorted = new ArrayList<>();
        for (int[] texts : relevant) {
            sorted.add(sorted(texts, corpus.size(), sorted.size()));
        }
        return new RetrievalSet(
                name, TokenizedTexts.of(queries, tokenizer), TokenizedTexts.of(corpus, tokenizer), sorted);
    }

    private static int[] sorted(int[] texts, int corpus, int query) {
        int[] sorted = Arrays.stream(texts).sorted().distinct().toArray();
        if (sorted.length == 0 || sorted.length < texts.length) {
            throw new IllegalArgumentException(
                    "query " + query + " needs relevant texts, each once, not " + Arrays.toString(texts));
        }
        Objects.checkIndex(sorted[0], corpus);
        Objects.checkIndex(sorted[sorted.length - 1], corpus);
        return sorted;
    }

    /// Reads a corpus and queries from JSONL files, plain or `.gz`. A line of the corpus has `docid` and
    /// `text`, one of the queries `query` and `relevant_docs`, a list of such ids.
    ///
    /// @throws IOException if a file cannot be read, or a line is not like that
    public static RetrievalSet read(String name, Path corpus, Path queries, Tokenizer tokenizer) throws IOException {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> documents = new ArrayList<>();
        for (JsonLine line : JsonLine.readAll(corpus)) {
            if (numbers.put(line.text("docid"), documents.size()) != null) {
                throw line.error("docid \"" + line.text("docid") + "\" stands twice");
            }
            documents.add(line.text("text"));
        }
        List<String> texts = new ArrayList<>();
        List<int[]> relevant = new ArrayList<>();
        for (JsonLine line : JsonLine.readAll(queries)) {
            texts.add(line.text("query"));
            relevant.add(relevant(line, numbers, corpus));
        }
        return of(name, texts, documents, relevant, tokenizer);
    }

    private static int[] relevant(JsonLine line, Map<String, Integer> numbers, Path corpus) throws IOException {
        List<Integer> relevant = new ArrayList<>();
        for (String id : line.texts("relevant_docs")) {
            Integer number = numbers.get(id);
            if (number == null) {
                throw line.error("no text of " + corpus + " has the docid \"" + id + "\"");
            }
            relevant.add(number);
        }
        if (relevant.isEmpty()) {
            throw line.error("a query needs at least one of \"relevant_docs\"; remove the line if it has none");
        }
        return relevant.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Score> score(TrainableTable table, int[] dimensions, Workers workers) {
        Prefixes.require(dimensions, table);
        NearestRows nearest =
                new NearestRows(queries.vectors(table, workers), dimensions, List.of(Measure.COSINE), DEPTH, workers);
        nearest.add(corpus.vectors(table, workers));
        double[] values = new double[dimensions.length];
        for (int p = 0; p < values.length; p++) {
            Found found = nearest.found(p, Measure.COSINE);
            double sum = 0;
            for (int q = 0; q < relevant.size(); q++) {
                sum += ndcg(found, q, relevant.get(q));
            }
            values[p] = sum / relevant.size();
        }
        return Prefixes.scores("ndcg@10", dimensions, values);
    }

    private static double ndcg(Found found, int query, int[] relevant) {
        double[] gains = new double[found.count()];
        for (int rank = 0; rank < gains.length; rank++) {
            gains[rank] = Arrays.binarySearch(relevant, found.row(query, rank)) >= 0 ? 1 : 0;
        }
        double[] ideal = new double[relevant.length];
        Arrays.fill(ideal, 1);
        return RankingMetrics.ndcg(gains, ideal, DEPTH);
    }
}

package dev.hayate.evaluation.suite;

import dev.hayate.hub.FakeHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TreeMap;

/// Small data in the layouts that the hub has: names, subsets, splits, columns and their types. Every file is
/// Parquet.
public final class HubLayout implements AutoCloseable {
    private final TreeMap<String, Path> files = new TreeMap<>();
    private final Path folder;
    private final Connection duck;

    public HubLayout(Path folder) throws SQLException {
        this.folder = folder;
        this.duck = DriverManager.getConnection("jdbc:duckdb:");
    }

    /// @param select what the split has
    HubLayout put(String subset, String split, String select) {
        Path file = folder.resolve(subset).resolve(split + "-00000-of-00001.parquet");
        try (Statement statement = duck.createStatement()) {
            Files.createDirectories(file.getParent());
            statement.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
        files.put(folder.relativize(file).toString().replace('\\', '/'), file);
        return this;
    }

    private static String rows(String columns, int count) {
        return "SELECT " + columns + " FROM range(" + count + ") rows(i)";
    }

    private void labelled(String subset, String label, String... splits) {
        for (String split : splits) {
            put(subset, split, rows("'" + split + "の文' || i AS text, " + label + " AS label", 4));
        }
    }

    private void pairs(String subset, String label, String... splits) {
        for (String split : splits) {
            put(
                    subset,
                    split,
                    rows("'甲' || i AS sentence1, '" + split + "' || i AS sentence2, " + label + " AS label", 4));
        }
    }

    private void search(String name, String relevant) {
        put(name + "-query", "validation", rows("'問' || i AS query, " + relevant + " AS relevant_docs", 2));
        put(name + "-query", "test", rows("'問い' || i AS query, " + relevant + " AS relevant_docs", 3));
        put(name + "-corpus", "corpus", rows("CAST(i AS VARCHAR) AS docid, '答' || i AS text", 5));
    }

    public HubLayout jmteb() {
        for (String name : new String[] {
            "amazon_counterfactual_classification",
            "amazon_review_classification",
            "massive_intent_classification",
            "massive_scenario_classification"
        }) {
            labelled(name, "CAST(i % 2 AS BIGINT)", "train", "validation", "test");
        }
        labelled("livedoor_news", "CAST(i % 3 AS BIGINT)", "train", "validation", "test");
        labelled("mewsc16_ja", "CAST(3 - i AS BIGINT)", "validation", "test");
        pairs("jsts", "CAST(i / 2 AS DOUBLE)", "train", "test");
        pairs("jsick", "CAST(i / 3 AS FLOAT)", "train", "validation", "test");
        pairs("paws_x_ja", "CAST(i % 2 AS BIGINT)", "train", "validation", "test");
        search("jagovfaqs_22k", "[CAST(i AS VARCHAR)]");
        search("jaqket", "[CAST(i AS VARCHAR), '4']");
        search("mrtydi", "[CAST(i AS VARCHAR)]");
        search("nlp_journal_title_abs", "CAST(i AS VARCHAR)");
        search("nlp_journal_title_intro", "CAST(i AS VARCHAR)");
        search("nlp_journal_abs_intro", "CAST(i AS VARCHAR)");
        for (String split : new String[] {"validation", "test"}) {
            put("esci-query", split, rows("""
                    '商品' || i AS query, ['b' || (i + 2), 'b' || i] AS retrieved_docs, [0, 3] AS relevance_scores
                    """.strip(), 3));
        }
        return put("esci-corpus", "corpus", rows("'b' || i AS docid, '説明' || i AS text", 9));
    }

    public HubLayout jqara() {
        return put("data", "test", """
                SELECT 100 + i AS id, 'QA-' || (i // 2) AS q_id, '問題' || (i // 2) AS question, ['答え'] AS answers,
                    CAST(7 + i % 3 AS BIGINT) AS passage_row_id, CAST(i % 2 AS BIGINT) AS label,
                    '題' || (i % 3) AS title, '本文' || (i % 3) AS text
                FROM range(4) rows(i)
                """).put("data", "dev", "SELECT 1 AS other");
    }

    public HubLayout jacwir() {
        put("eval", "eval", rows("'質問' || i AS query, 'd' || i AS positive, ['d5', 'd4'] AS negatives", 3));
        return put("collection", "collection", rows("""
                'd' || i AS doc_id, '題' || i AS title, '概要' || i AS description, 'https://example.org/' AS link,
                '2024' AS date
                """.strip(), 6));
    }

    public HubLayout nanoBeir(String... searches) {
        for (String search : searches) {
            put("corpus", search, rows("'d' || i AS _id, CASE i WHEN 1 THEN '' ELSE '文' || i END AS text", 5));
            put("queries", search, rows("'q' || i AS _id, CASE i WHEN 3 THEN '' ELSE '問' || i END AS text", 4));
            put("qrels", search, """
                    SELECT 'q' || q AS "query-id", 'd' || d AS "corpus-id"
                    FROM (VALUES (0, 2), (0, 1), (2, 3), (3, 4)) judged(q, d)
                    """);
        }
        return this;
    }

    public FakeHub hub() throws IOException {
        FakeHub hub = new FakeHub("[^/]+/[^/]+");
        for (var file : files.entrySet()) {
            hub.put(file.getKey(), Files.readAllBytes(file.getValue()));
        }
        return hub;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}

package dev.hayate.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hayate.numerics.Measure;
import dev.hayate.numerics.metric.RankingMetric;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures how well a model finds what people have judged relevant: a job for `spark-submit`.
@Command(
        name = "RetrievalJob",
        description = "Searches a corpus for queries, exactly, and prints how well the judgements are met.",
        footer = {
            "",
            "Corpus and queries are Parquet or JSONL. Judgements have the columns query, id and relevance, or are"
                    + " TREC's qrels (.txt, .tsv, .qrels).",
            "",
            "Example:",
            "  spark-submit --class dev.hayate.spark.RetrievalJob hayate-spark-all.jar \\",
            "      --corpus corpus.parquet --queries topics.jsonl --judgements qrels.txt -d 1024"
        })
public final class RetrievalJob extends Job {
    @Option(names = "--corpus", required = true, paramLabel = "IN", description = "The texts that are searched.")
    String corpus = "";

    @Option(names = "--queries", required = true, paramLabel = "IN", description = "The queries.")
    String queries = "";

    @Option(
            names = {"--judgements", "--qrels"},
            required = true,
            paramLabel = "IN",
            description = "What is relevant to which query.")
    String judgements = "";

    @Option(
            names = "--id",
            defaultValue = "id",
            paramLabel = "COLUMN",
            description = "The column of ids in corpus and queries. Default: ${DEFAULT-VALUE}.")
    String id = "";

    @Option(
            names = "--column",
            defaultValue = "text",
            paramLabel = "COLUMN",
            description = "The column of texts in corpus and queries. Default: ${DEFAULT-VALUE}.")
    String column = "";

    @Option(
            names = "-k",
            defaultValue = "100",
            paramLabel = "K",
            description = "How many texts are found for a query. Default: ${DEFAULT-VALUE}.")
    int k;

    @Option(
            names = "--similarity",
            defaultValue = "cosine",
            paramLabel = "MEASURE",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Measure similarity = Measure.COSINE;

    @Option(
            names = "--metrics",
            split = ",",
            defaultValue = "ndcg@10,recall@10,recall@100,mrr@10",
            paramLabel = "METRIC",
            description = "ndcg, mrr, map, recall, precision, hit_rate, each with a cut. Default: ${DEFAULT-VALUE}.")
    List<String> metrics = List.of();

    @Option(names = "--hits", paramLabel = "OUT", description = "A new folder for the rankings, as Parquet.")
    @Nullable
    String hits;

    @Option(names = "--json", description = "Print one JSON object.")
    boolean json;

    @Mixin
    ModelArguments model = new ModelArguments();

    /// Runs the job.
    public static void main(String[] arguments) throws SparkUserAppException {
        main(new RetrievalJob(), arguments);
    }

    @Override
    void run(SparkSession spark, PrintWriter out) throws IOException {
        List<RankingMetric> asked = metrics.stream().map(RankingMetric::parse).toList();
        asked.forEach(this::requireEnough);
        if (hits != null) {
            Tables.requireAbsent(spark, hits);
        }
        Dataset<Row> judged = Tables.readJudgements(spark, judgements);
        Dataset<Row> found =
                new TopKJoin(k, similarity).join(vectors(spark, queries, "query"), vectors(spark, corpus, "document"));
        if (hits != null) {
            Tables.write(found, hits);
            found = spark.read().parquet(hits);
        }
        print(RetrievalScores.of(found, judged, asked), out);
    }

    private void requireEnough(RankingMetric metric) {
        if (metric.cut().orElse(k) > k) {
            throw new IllegalArgumentException(
                    metric.title() + " looks at more than the " + k + " texts that are found; raise -k");
        }
    }

    private Dataset<Row> vectors(SparkSession spark, String path, String prompt) throws IOException {
        EmbedOptions options = new EmbedOptions(model.dimension, false, prompt);
        return Texts.vectors(path, Tables.read(spark, path), id, column, model.model(spark), options);
    }

    private void print(RetrievalScores scores, PrintWriter out) throws IOException {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("queries", scores.queries());
            object.putAll(scores.means());
            out.println(new ObjectMapper().writeValueAsString(object));
        } else {
            out.println("queries\t" + scores.queries());
            scores.means().forEach((name, mean) -> out.println(name + "\t" + String.format(Locale.ROOT, "%.4f", mean)));
        }
    }
}

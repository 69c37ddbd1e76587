package dev.hayate.spark;

import java.io.IOException;
import java.io.PrintWriter;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Finds all pairs of similar texts: a job for `spark-submit`.
@Command(
        name = "NearDuplicatesJob",
        description = "Reads Parquet (or JSONL) and writes all pairs of texts above a cosine, each once, as Parquet"
                + " with the columns a, b and score.",
        footer = {
            "",
            "Example:",
            "  spark-submit --class dev.hayate.spark.NearDuplicatesJob hayate-spark-all.jar \\",
            "      --input texts.parquet --id id --column text --threshold 0.95 -d 128 --output pairs.parquet"
        })
public final class NearDuplicatesJob extends Job {
    @Option(names = "--input", required = true, paramLabel = "IN", description = "A file, a folder, or a pattern.")
    String input = "";

    @Option(
            names = "--id",
            defaultValue = "id",
            paramLabel = "COLUMN",
            description = "The column of ids. Default: ${DEFAULT-VALUE}.")
    String id = "";

    @Option(
            names = "--column",
            defaultValue = "text",
            paramLabel = "COLUMN",
            description = "The column of texts. Default: ${DEFAULT-VALUE}.")
    String column = "";

    @Option(
            names = "--threshold",
            required = true,
            paramLabel = "COSINE",
            description = "The least cosine of a pair, above 0 and at most 1.")
    double threshold;

    @Option(names = "--output", required = true, paramLabel = "OUT", description = "A new folder.")
    String output = "";

    @Mixin
    ModelArguments model = new ModelArguments();

    /// Runs the job.
    public static void main(String[] arguments) throws SparkUserAppException {
        main(new NearDuplicatesJob(), arguments);
    }

    @Override
    void run(SparkSession spark, PrintWriter out) throws IOException {
        NearDuplicates duplicates = new NearDuplicates(threshold);
        Tables.requireAbsent(spark, output);
        Dataset<Row> rows = Tables.read(spark, input);
        EmbedOptions options = new EmbedOptions(model.dimension, false, "");
        Tables.write(duplicates.pairs(Texts.vectors(input, rows, id, column, model.model(spark), options)), output);
    }
}

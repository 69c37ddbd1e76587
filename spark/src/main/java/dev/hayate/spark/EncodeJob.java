package dev.hayate.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Adds vectors to Parquet files: a job for `spark-submit`.
@Command(
        name = "EncodeJob",
        description = "Reads Parquet (or JSONL) and writes Parquet with the vector of a text in every row.",
        footer = {
            "",
            "Example:",
            "  spark-submit --class dev.hayate.spark.EncodeJob hayate-spark-all.jar \\",
            "      --input texts.parquet --column text --keep id -d 128 --normalize --output vectors.parquet"
        })
public final class EncodeJob extends Job {
    @Option(names = "--input", required = true, paramLabel = "IN", description = "A file, a folder, or a pattern.")
    String input = "";

    @Option(
            names = "--column",
            defaultValue = "text",
            paramLabel = "COLUMN",
            description = "The column of texts. Default: ${DEFAULT-VALUE}.")
    String column = "";

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "COLUMN",
            description = "The columns to write beside the vectors. Default: all.")
    List<String> keep = new ArrayList<>();

    @Option(
            names = "--vector-column",
            defaultValue = "vector",
            paramLabel = "COLUMN",
            description = "The column of vectors, a list of floats. Default: ${DEFAULT-VALUE}.")
    String vectorColumn = "";

    @Option(names = "--normalize", description = "Scale every vector to length 1.")
    boolean normalize;

    @Option(names = "--output", required = true, paramLabel = "OUT", description = "A new folder.")
    String output = "";

    @Mixin
    ModelArguments model = new ModelArguments();

    /// Runs the job.
    public static void main(String[] arguments) throws SparkUserAppException {
        main(new EncodeJob(), arguments);
    }

    @Override
    void run(SparkSession spark, PrintWriter out) throws IOException {
        Tables.requireAbsent(spark, output);
        Dataset<Row> rows = Tables.read(spark, input);
        Columns.requireText(input, rows.schema(), column);
        List<Column> columns = new ArrayList<>();
        for (String name : keep.isEmpty() ? List.of(rows.columns()) : keep) {
            Columns.type(input, rows.schema(), name);
            columns.add(Columns.of(rows, name));
        }
        if (keep.isEmpty() || keep.contains(vectorColumn)) {
            Columns.requireNew(input, rows.schema(), vectorColumn);
        }
        EmbedOptions options = new EmbedOptions(model.dimension, normalize, "");
        columns.add(
                Embed.of(Columns.of(rows, column), model.model(spark), options).as(vectorColumn));
        Tables.write(rows.select(columns.toArray(Column[]::new)), output);
    }
}

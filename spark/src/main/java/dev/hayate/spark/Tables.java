package dev.hayate.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.split;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/// Files and folders of rows, on whatever file system Spark knows.
final class Tables {
    private Tables() {}

    /// Reads Parquet, or JSONL where the name ends so.
    ///
    /// @param path a file, a folder, or a pattern
    static Dataset<Row> read(SparkSession spark, String path) throws IOException {
        requireExists(spark, path);
        return path.matches(".*\\.jsonl?(\\.gz|\\.zst)?")
                ? spark.read().json(path)
                : spark.read().parquet(path);
    }

    /// Reads judgements: a table of the columns `query`, `id` and `relevance`, or a file of TREC's form, in whose
    /// lines stand the query, a word without meaning, the document and the relevance.
    static Dataset<Row> readJudgements(SparkSession spark, String path) throws IOException {
        if (!path.matches(".*\\.(qrels?|txt|tsv|trec)(\\.gz)?")) {
            return read(spark, path);
        }
        requireExists(spark, path);
        Column fields = split(col("value"), "\\s+");
        return spark.read()
                .text(path)
                .filter("trim(value) <> ''")
                .select(
                        fields.getItem(0).as("query"),
                        fields.getItem(2).as("id"),
                        fields.getItem(3).as("relevance"));
    }

    private static void requireExists(SparkSession spark, String path) throws IOException {
        Path pattern = new Path(path);
        FileStatus[] found = pattern.getFileSystem(spark.sparkContext().hadoopConfiguration())
                .globStatus(pattern);
        if (found == null || found.length == 0) {
            throw new FileNotFoundException(path + ": no such file or folder");
        }
    }

    /// Refuses to write where there is something, before any work is done.
    static void requireAbsent(SparkSession spark, String path) throws IOException {
        Path folder = new Path(path);
        if (folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(folder)) {
            throw new FileAlreadyExistsException(
                    path, null, "is there already; name another folder, or remove it first");
        }
    }

    /// Writes Parquet. Spark marks the folder with `_SUCCESS` when all of it is written.
    static void write(Dataset<Row> rows, String path) {
        rows.write().mode(SaveMode.ErrorIfExists).parquet(path);
    }
}

package dev.hayate.spark;

import static org.apache.spark.sql.functions.col;

import com.sun.management.OperatingSystemMXBean;
import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/// Measures how much of the library's speed is left in Spark: `EncodeRate MASTER MODEL DIMENSION PARQUET COLUMN
/// RUNS`. All encode the same texts on all processors, and drop the vectors: the library texts that are in memory,
/// the library texts that one thread reads from Parquet, and Spark those that it reads from Parquet, beside whose
/// vectors it writes the other columns to its sink for nothing. They take turns, so that they meet the same noise.
public final class EncodeRate {
    private EncodeRate() {}

    /// Prints the time of every run.
    public static void main(String[] arguments) throws Exception {
        String model = arguments[1];
        EmbedOptions options = new EmbedOptions(Integer.parseInt(arguments[2]), true, "");
        try (SparkSession spark = Sessions.start(arguments[0])) {
            Dataset<Row> rows = spark.read().parquet(arguments[3]);
            List<String> texts =
                    rows.select(col(arguments[4])).as(Encoders.STRING()).collectAsList();
            ClusterModel shared = ClusterModel.of(spark, model);
            Dataset<Row> vectors = rows.withColumn("vector", Embed.of(col(arguments[4]), shared, options))
                    .drop(arguments[4]);
            for (int run = 0; run < Integer.parseInt(arguments[5]); run++) {
                EncodeOptions plain = options.encodeOptions();
                report("library, memory", texts.size(), () -> drop(shared.model(), texts.iterator(), plain));
                report(
                        "library, Parquet",
                        texts.size(),
                        () -> drop(
                                shared.model(),
                                texts(Path.of(arguments[3]), arguments[4]).iterator(),
                                plain));
                report("reading alone", texts.size(), () -> dropRows(rows.select(col(arguments[4]))));
                report("spark", texts.size(), () -> dropRows(vectors));
            }
            System.out.println("the model was loaded by " + shared.loads());
        }
    }

    private static void drop(StaticEmbeddingModel model, Iterator<String> texts, EncodeOptions options) {
        model.encode(texts, options, _ -> {});
    }

    private static Stream<String> texts(Path folder, String column) {
        return Stream.of(Objects.requireNonNull(folder.toFile().listFiles((_, name) -> name.endsWith(".parquet"))))
                .flatMap(file -> texts(file, column));
    }

    private static Stream<String> texts(File file, String column) {
        Configuration projection = new Configuration();
        projection.set(ReadSupport.PARQUET_READ_SCHEMA, "message m { optional binary " + column + " (UTF8); }");
        try {
            ParquetReader<Group> reader = ParquetReader.builder(
                            new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toURI()))
                    .withConf(projection)
                    .build();
            return Stream.generate(() -> next(reader))
                    .takeWhile(Objects::nonNull)
                    .map(row -> row.getString(column, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Group next(ParquetReader<Group> reader) {
        try {
            return reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dropRows(Dataset<Row> rows) {
        rows.write().format("noop").mode("overwrite").save();
    }

    /// The processor's time is that of this process, and so leaves out executors in others.
    private static void report(String what, int texts, Runnable work) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        PrintStream out = System.out;
        out.printf(
                Locale.ROOT,
                "%-16s %6.2f s  %6.2f s of processors  %,10.0f texts/s%n",
                what,
                seconds,
                cpuSeconds,
                texts / seconds);
    }
}

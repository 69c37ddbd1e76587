package dev.hayate.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.numerics.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Two executors in processes of their own.
@Tag("cluster")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterTest {
    private static final EncodeOptions OPTIONS =
            EncodeOptions.DEFAULT.truncateTo(64).normalized();
    private static final EmbedOptions EMBED = new EmbedOptions(64, true, "");

    @TempDir
    static Path models;

    @TempDir
    Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void start() {
        spark = Sessions.start("local-cluster[2,1,1024]");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static void assertVectorsOfTheLibrary(List<Row> rows, List<String> texts) throws IOException {
        Map<Long, float[]> vectors = new HashMap<>();
        rows.forEach(row -> vectors.put(row.getLong(0), Samples.unboxed(row.getList(1))));
        assertThat(rows).hasSameSizeAs(texts);
        assertThat(vectors).hasSameSizeAs(texts);
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            for (int i = 0; i < texts.size(); i++) {
                assertThat(vectors.get((long) i)).containsExactly(model.encode(texts.get(i), OPTIONS));
            }
        }
    }

    /// This process starts no others.
    private static Stream<ProcessHandle> executors() {
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("java"));
    }

    @Test
    void loadsAShippedModelOnceInEachExecutor() throws IOException {
        List<String> texts = Samples.texts(2000, 1);
        Dataset<Row> rows = Samples.parquet(spark, folder.resolve("本文"), texts, 24);
        ClusterModel model = ClusterModel.of(
                spark, Samples.modelFolder(models.resolve("模型 1"), "once").toString());

        List<Row> vectors = rows.repartition(24)
                .select(col("id"), Embed.of(col("text"), model, EMBED))
                .collectAsList();

        assertVectorsOfTheLibrary(vectors, texts);
        assertThat(executors()).hasSize(2);
        assertThat(model.loads()).extracting(SparkProcess::executor).containsExactlyInAnyOrder("driver", "0", "1");
    }

    @Test
    void searchesAndComparesAsInOneProcess() {
        float[][] corpus = Samples.random(3000, 8, 1);
        float[][] queries = Samples.random(5, 8, 2);

        List<Row> found = new TopKJoin(7, Measure.COSINE)
                .join(Samples.vectors(spark, "q", queries, 1), Samples.vectors(spark, "c", corpus, 6))
                .collectAsList();
        long pairs = new NearDuplicates(0.99)
                .pairs(Samples.vectors(spark, "c", corpus, 3))
                .count();

        assertThat(found).hasSize(35);
        assertThat(found)
                .isEqualTo(new TopKJoin(7, Measure.COSINE)
                        .join(Samples.vectors(spark, "q", queries, 1), Samples.vectors(spark, "c", corpus, 1))
                        .collectAsList());
        assertThat(pairs)
                .isPositive()
                .isEqualTo(new NearDuplicates(0.99)
                        .pairs(Samples.vectors(spark, "c", corpus, 1))
                        .count());
    }

    @Test
    void namesHostAndPathIfAnExecutorHasNoModel() throws IOException {
        Path path = Samples.modelFolder(models.resolve("gone"), "gone");
        ClusterModel model = ClusterModel.of(spark, "local:" + path);
        Dataset<Row> rows = Samples.parquet(spark, folder.resolve("t"), Samples.texts(5, 1), 1);
        Dataset<Row> vectors = rows.select(Embed.of(col("text"), model, EMBED));
        delete(path);

        assertThatThrownBy(() -> Tables.write(
                        vectors.toDF("vector"), folder.resolve("out").toString()))
                .satisfies(failure -> assertThat(Failures.sentence(Failures.cause(failure)))
                        .matches("executor \\d on host 127\\.0\\.0\\.1 cannot load the model from " + path + ": " + path
                                + ": no such folder; put the model there on every node, .*"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    /// The last, since another executor takes the place of the killed one.
    @Test
    @Order(Integer.MAX_VALUE)
    void changesNothingWhenAnExecutorIsKilled() throws IOException, TimeoutException {
        List<String> texts = Samples.texts(4000, 3);
        Dataset<Row> rows = Samples.parquet(spark, folder.resolve("t"), texts, 4);
        ClusterModel model = ClusterModel.of(
                spark, Samples.modelFolder(models.resolve("killed"), "killed").toString());
        Killer killer = new Killer(10);
        spark.sparkContext().addSparkListener(killer);

        List<Row> vectors = rows.repartition(60)
                .select(col("id"), Embed.of(col("text"), model, EMBED))
                .collectAsList();
        spark.sparkContext().listenerBus().waitUntilEmpty();
        spark.sparkContext().removeSparkListener(killer);

        assertVectorsOfTheLibrary(vectors, texts);
        assertThat(killer.removed).hasSize(1);
        assertThat(killer.tasksAfter).hasPositiveValue();
        assertThat(model.loads()).extracting(SparkProcess::isDriver).contains(true, false);
    }

    /// Kills an executor when so many tasks have ended.
    private static final class Killer extends SparkListener {
        private final int tasks;
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicInteger tasksAfter = new AtomicInteger();
        private final List<String> removed = new ArrayList<>();

        Killer(int tasks) {
            this.tasks = tasks;
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd task) {
            int number = ended.incrementAndGet();
            if (number == tasks) {
                executors().findFirst().orElseThrow().destroyForcibly();
            } else if (number > tasks) {
                tasksAfter.incrementAndGet();
            }
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
            removed.add(executor.executorId());
        }
    }
}

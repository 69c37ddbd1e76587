package dev.hayate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
    private static final SparkSession SPARK = Sessions.local();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(Supplier<Job> job, String... arguments) {
        return Job.execute(job.get(), new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void encodesParquetToParquet() throws IOException {
        List<String> texts = Samples.texts(100, 1);
        Samples.parquet(SPARK, folder.resolve("入力"), texts, 3);

        int code = execute(
                EncodeJob::new,
                "--input",
                path("入力"),
                "--keep",
                "id",
                "-d",
                "8",
                "--normalize",
                "--output",
                path("出力 1"));

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        List<Row> rows = SPARK.read().parquet(path("出力 1")).collectAsList();
        assertThat(rows).hasSize(100);
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            for (Row row : rows) {
                assertThat(Samples.unboxed(row.getList(1)))
                        .containsExactly(model.encode(
                                texts.get((int) row.getLong(0)),
                                EncodeOptions.DEFAULT.truncateTo(8).normalized()));
            }
        }
    }

    @Test
    void keepsTheOrderOfEveryPartition() {
        Samples.parquet(SPARK, folder.resolve("in"), Samples.texts(500, 2), 2);

        execute(EncodeJob::new, "--input", path("in"), "-d", "4", "--output", path("out"));

        List<Long> before = new ArrayList<>();
        SPARK.read().parquet(path("in")).collectAsList().forEach(row -> before.add(row.getLong(0)));
        List<Long> after = new ArrayList<>();
        SPARK.read().parquet(path("out")).collectAsList().forEach(row -> after.add(row.getLong(0)));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void writesThePairsOfNearDuplicates() {
        Samples.parquet(SPARK, folder.resolve("in"), List.of("", "疾風のように走る", "東京のラーメン屋", "疾風のように走る"), 1)
                .collectAsList();

        int code = execute(
                NearDuplicatesJob::new, "--input", path("in"), "--threshold", "0.99", "--output", path("pairs"));

        assertThat(code).isZero();
        List<Row> pairs = SPARK.read().parquet(path("pairs")).collectAsList();
        assertThat(pairs).hasSize(1);
        assertThat(List.of(pairs.getFirst().getLong(0), pairs.getFirst().getLong(1)))
                .containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    void measuresASearch() throws IOException {
        Files.writeString(folder.resolve("corpus.jsonl"), """
                {"id": "d1", "text": "東京で美味しいラーメン屋"}
                {"id": "d2", "text": "法律の条文"}
                {"id": "d3", "text": "機械学習の埋め込みモデル"}
                """);
        Files.writeString(folder.resolve("queries.jsonl"), """
                {"id": "q1", "text": "美味しいラーメン屋"}
                {"id": "q2", "text": "埋め込みモデル"}
                {"id": "q3", "text": "誰にも判定されていない"}
                """);
        Files.writeString(folder.resolve("qrels.txt"), """
                q1 0 d1 1
                q1 0 d2 0
                q2\t0\td3\t1
                q2\t0\td9\t1
                """);

        int code = execute(
                RetrievalJob::new,
                "--corpus",
                path("corpus.jsonl"),
                "--queries",
                path("queries.jsonl"),
                "--judgements",
                path("qrels.txt"),
                "-k",
                "2",
                "--metrics",
                "mrr@1,recall@2",
                "--hits",
                path("hits"),
                "--json");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"queries\":2,\"mrr@1\":1.0,\"recall@2\":0.75}");
        assertThat(SPARK.read().parquet(path("hits")).count()).isEqualTo(6);
    }

    @Test
    void saysInOneSentenceWhatIsWrong() {
        Samples.parquet(SPARK, folder.resolve("in"), Samples.texts(3, 1), 1);

        assertFails(Job.FAILED, "no such file or folder", "--input", path("none"), "--output", path("out"));
        assertFails(Job.FAILED, "is there already", "--input", path("in"), "--output", path("in"));
        assertFails(
                Job.USAGE,
                "there is no column body; there are id, text",
                "--input",
                path("in"),
                "--column",
                "body",
                "--output",
                path("out"));
        assertFails(
                Job.USAGE,
                "column id is of BIGINT, but texts are needed",
                "--input",
                path("in"),
                "--column",
                "id",
                "--output",
                path("out"));
        assertFails(
                Job.USAGE,
                "expected a dimension from 1 to 448, got 999",
                "--input",
                path("in"),
                "-d",
                "999",
                "--output",
                path("out"));
        assertFails(
                Job.FAILED,
                "/no/such: no such folder",
                "--input",
                path("in"),
                "--model",
                "local:/no/such",
                "--output",
                path("out"));
        assertFails(Job.USAGE, "Missing required option: '--output=OUT'", "--input", path("in"));
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void assertFails(int code, String sentence, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(execute(EncodeJob::new, arguments)).isEqualTo(code);
        assertThat(err.toString().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("EncodeJob: ")
                .contains(sentence);
    }

    @Test
    void refusesAMetricThatLooksFurtherThanTheSearch() {
        int code = execute(
                RetrievalJob::new,
                "--corpus",
                "c",
                "--queries",
                "q",
                "--judgements",
                "j",
                "-k",
                "5",
                "--metrics",
                "ndcg@10");

        assertThat(code).isEqualTo(Job.USAGE);
        assertThat(err.toString()).contains("ndcg@10 looks at more than the 5 texts that are found; raise -k");
    }
}

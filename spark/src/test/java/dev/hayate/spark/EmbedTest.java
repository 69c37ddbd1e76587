package dev.hayate.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedTest {
    private static final SparkSession SPARK = Sessions.local();

    @TempDir
    Path folder;

    @AfterEach
    void forgetSettings() {
        for (String setting : List.of(
                HayateExtensions.MODEL,
                HayateExtensions.DIMENSION,
                HayateExtensions.NORMALIZE,
                "spark.sql.codegen.wholeStage",
                "spark.sql.codegen.factoryMode")) {
            SPARK.conf().unset(setting);
        }
    }

    private static void assertVectors(Dataset<Row> rows, List<String> texts, EncodeOptions options) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            List<Row> collected = rows.collectAsList();
            assertThat(collected).hasSameSizeAs(texts);
            for (Row row : collected) {
                assertThat(Samples.unboxed(row.getList(1)))
                        .containsExactly(model.encode(texts.get((int) row.getLong(0)), options));
            }
        }
    }

    @Test
    void hasTheBitsOfTheLibrary() throws IOException {
        List<String> texts = Samples.texts(300, 1);
        Dataset<Row> rows = Samples.parquet(SPARK, folder.resolve("本文"), texts, 3);

        Dataset<Row> vectors =
                rows.select(col("id"), Embed.of(col("text"), ClusterModel.of(SPARK, "bundled"), EmbedOptions.DEFAULT));

        assertVectors(vectors, texts, EncodeOptions.DEFAULT);
    }

    @Test
    void takesDimensionAndNormalizationFromTheSettingsOfTheSession() throws IOException {
        List<String> texts = Samples.texts(50, 2);
        Samples.parquet(SPARK, folder.resolve("t"), texts, 2).createOrReplaceTempView("texts");
        SPARK.conf().set(HayateExtensions.DIMENSION, "32");
        SPARK.conf().set(HayateExtensions.NORMALIZE, "true");

        Dataset<Row> vectors = SPARK.sql("SELECT id, embed(text) FROM texts");

        assertThat(vectors.columns()).containsExactly("id", "embed(text)");
        assertVectors(vectors, texts, EncodeOptions.DEFAULT.truncateTo(32).normalized());
    }

    @Test
    void needsNoGeneratedCode() throws IOException {
        List<String> texts = Samples.texts(20, 3);
        Dataset<Row> rows = Samples.parquet(SPARK, folder.resolve("t"), texts, 2);
        SPARK.conf().set("spark.sql.codegen.wholeStage", "false");
        SPARK.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");

        assertVectors(rows.selectExpr("id", "embed(text)"), texts, EncodeOptions.DEFAULT);
    }

    @Test
    void isNullForNull() {
        List<String> texts = new ArrayList<>(Samples.texts(3, 4));
        texts.set(1, null);
        Dataset<Row> rows = Samples.parquet(SPARK, folder.resolve("t"), texts, 1);

        assertThat(rows.selectExpr("id", "embed(text) is null").collectAsList())
                .allSatisfy(row -> assertThat(row.getBoolean(1)).isEqualTo(row.getLong(0) == 1));
    }

    @Test
    void givesAnEmptyTextTheZeroVector() {
        Row row = SPARK.sql("SELECT embed('')").head();

        assertThat(row.<Float>getList(0)).hasSize(448).containsOnly(0f);
    }

    @Test
    void comparesVectors() {
        Row row = SPARK.sql("SELECT cosine_similarity(embed('疾風のように走る'), embed('疾風のように走る')), "
                        + "cosine_similarity(array(1f, 0f), array(0f, 2f)), "
                        + "cosine_similarity(array(1f), CAST(NULL AS array<float>))")
                .head();

        assertThat(row.getFloat(0)).isCloseTo(1f, offset(1e-6f));
        assertThat(row.getFloat(1)).isZero();
        assertThat(row.isNullAt(2)).isTrue();
    }

    @Test
    void registersAnotherModelUnderTheSameName() throws IOException {
        SparkSession other = SPARK.newSession();
        Path model = Samples.modelFolder(folder.resolve("模型 1"), "other");

        HayateFunctions.register(other, model.toString(), new EmbedOptions(8, false, ""));

        assertThat(other.sql("SELECT size(embed('疾風'))").head().getInt(0)).isEqualTo(8);
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> SPARK.sql("SELECT embed(17)"))
                .hasMessageContaining("embed needs text, a string, not INT");
        assertThatThrownBy(() -> SPARK.sql("SELECT cosine_similarity(array(1f), '疾風')"))
                .hasMessageContaining("cosine_similarity needs two vectors, array<float>, not ARRAY<FLOAT> and STRING");
        assertThatThrownBy(() -> SPARK.sql("SELECT embed('a', 'b')"))
                .hasMessageContaining("embed takes 1 argument, not 2");
    }

    @Test
    void refusesOptionsThatDoNotFitTheModel() {
        ClusterModel model = ClusterModel.of(SPARK, "bundled");

        assertThatThrownBy(() -> Embed.of(col("text"), model, new EmbedOptions(9999, false, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a dimension from 1 to 448, got 9999");
    }

    @Test
    void saysInTheDriverThatThereIsNoModel() {
        assertThatThrownBy(() -> ClusterModel.of(SPARK, "local:/no/such/model"))
                .hasMessageContaining("/no/such/model")
                .hasMessageContaining("no such folder");
    }
}

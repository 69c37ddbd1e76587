package dev.hayate.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaticEmbeddingTransformerTest {
    private static final SparkSession SPARK = Sessions.local();

    @TempDir
    Path folder;

    private static StaticEmbeddingTransformer transformer() {
        return new StaticEmbeddingTransformer()
                .setDimension(16)
                .setNormalize(true)
                .setOutputCol("embedding");
    }

    @Test
    void addsTheVectorsOfTheLibrary() throws IOException {
        List<String> texts = Samples.texts(30, 1);
        Dataset<Row> rows = Samples.parquet(SPARK, folder.resolve("t"), texts, 2);

        Dataset<Row> vectors = transformer().transform(rows);

        assertThat(vectors.schema()).isEqualTo(transformer().transformSchema(rows.schema()));
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            for (Row row : vectors.collectAsList()) {
                assertThat(Samples.unboxed(row.getList(2)))
                        .containsExactly(model.encode(
                                row.getString(1),
                                EncodeOptions.DEFAULT.truncateTo(16).normalized()));
            }
        }
    }

    @Test
    void isTheSameAfterSavingAPipeline() throws IOException {
        Dataset<Row> rows = Samples.parquet(SPARK, folder.resolve("t"), Samples.texts(5, 2), 1);
        PipelineModel pipeline =
                new Pipeline().setStages(new PipelineStage[] {transformer()}).fit(rows);
        String path = folder.resolve("工程 1").toString();

        pipeline.save(path);
        PipelineModel loaded = PipelineModel.load(path);

        assertThat(loaded.transform(rows).collectAsList())
                .isEqualTo(pipeline.transform(rows).collectAsList());
    }

    @Test
    void copiesItsSettings() {
        StaticEmbeddingTransformer original = transformer();

        StaticEmbeddingTransformer copy = original.copy(ParamMap.empty());

        assertThat(copy.uid()).isEqualTo(original.uid());
        assertThat(copy.getOrDefault(copy.dimension())).isEqualTo(16);
        assertThat(copy.getOrDefault(copy.outputCol())).isEqualTo("embedding");
    }

    @Test
    void refusesColumnsThatDoNotFit() {
        StructType schema = new StructType().add("id", DataTypes.LongType).add("text", DataTypes.StringType);

        assertThatThrownBy(() -> transformer().setInputCol("body").transformSchema(schema))
                .hasMessageContaining("there is no column body; there are id, text");
        assertThatThrownBy(() -> transformer().setInputCol("id").transformSchema(schema))
                .hasMessageContaining("column id is of BIGINT, but texts are needed");
        assertThatThrownBy(() -> transformer().setOutputCol("id").transformSchema(schema))
                .hasMessageContaining("there is a column id already");
        assertThatThrownBy(() -> transformer().setDimension(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}

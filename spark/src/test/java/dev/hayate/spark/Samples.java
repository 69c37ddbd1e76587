package dev.hayate.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/// Texts and vectors to test with.
final class Samples {
    private static final List<String> WORDS = List.of(
            "疾風", "怒濤", "美味しい", "ラーメン", "屋に", "行きたい", "static", "embedding", "は", "速い", "🍜", "東京", "ｶﾅ", "1997年");
    private static final StructType TEXTS =
            new StructType().add("id", DataTypes.LongType, false).add("text", DataTypes.StringType);
    private static final StructType VECTORS =
            new StructType().add("id", DataTypes.StringType).add("vector", Embed.VECTOR);

    private Samples() {}

    /// Texts of up to forty words; the first is empty.
    static List<String> texts(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, i == 0 ? 0 : 1 + random.nextInt(40))
                        .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                        .reduce("", String::concat))
                .toList();
    }

    /// Texts with their numbers in Parquet files, so that Spark cannot compute with them in the driver.
    static Dataset<Row> parquet(SparkSession spark, Path folder, List<String> texts, int files) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            rows.add(RowFactory.create((long) i, texts.get(i)));
        }
        spark.createDataFrame(rows, TEXTS).repartition(files).write().parquet(folder.toString());
        return spark.read().parquet(folder.toString());
    }

    /// Vectors named by a letter and their numbers.
    static Dataset<Row> vectors(SparkSession spark, String letter, float[][] vectors, int partitions) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            rows.add(RowFactory.create(letter + i, (Object) vectors[i]));
        }
        return spark.createDataFrame(new JavaSparkContext(spark.sparkContext()).parallelize(rows, partitions), VECTORS);
    }

    static float[] unboxed(List<Float> vector) {
        float[] values = new float[vector.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.get(i);
        }
        return values;
    }

    /// Small whole numbers, so that many vectors are equally near.
    static float[][] random(int count, int dimension, long seed) {
        Random random = new Random(seed);
        float[][] vectors = new float[count][dimension];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimension; i++) {
                vector[i] = random.nextInt(-3, 4);
            }
        }
        return vectors;
    }

    /// The bundled model as files, under a prompt of its own, so that it is another model to whoever has seen it.
    static Path modelFolder(Path folder, String prompt) throws IOException {
        Files.createDirectories(folder.resolve("0_StaticEmbedding"));
        for (String file :
                List.of("modules.json", "0_StaticEmbedding/tokenizer.json", "0_StaticEmbedding/model.safetensors")) {
            try (InputStream in = Samples.class.getResourceAsStream("/dev/hayate/models/hayate-ja/" + file)) {
                Files.copy(Objects.requireNonNull(in), folder.resolve(file));
            }
        }
        Files.writeString(
                folder.resolve("config_sentence_transformers.json"), "{\"prompts\": {\"" + prompt + "\": \"\"}}");
        return folder;
    }
}

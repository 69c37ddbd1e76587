package dev.hayate.spark;

import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/// Adds to a column of texts a column of their vectors, `array<float>`, null for null. A stage for pipelines of
/// Spark ML:
///
/// ```java
/// Dataset<Row> withVectors = new StaticEmbeddingTransformer()
///         .setModel("hotchpotch/static-embedding-japanese")
///         .setDimension(128)
///         .setNormalize(true)
///         .setInputCol("text")
///         .setOutputCol("vector")
///         .transform(texts);
/// ```
///
/// Saved are the settings, not the model: a pipeline that is loaded elsewhere finds `bundled` and hub ids again,
/// and paths where there are such. `functions.array_to_vector` makes vectors of Spark ML of the column.
public final class StaticEmbeddingTransformer extends Transformer implements DefaultParamsWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final Param<String> model;
    private final Param<String> inputCol;
    private final Param<String> outputCol;
    private final IntParam dimension;
    private final BooleanParam normalize;

    /// With the bundled model, all dimensions, not normalised, from the column `text` to the column `vector`.
    public StaticEmbeddingTransformer() {
        this(Identifiable$.MODULE$.randomUID("staticEmbedding"));
    }

    /// As [#StaticEmbeddingTransformer()].
    ///
    /// @param uid the name of this stage
    public StaticEmbeddingTransformer(String uid) {
        this.uid = uid;
        model = new Param<>(uid, "model", "bundled, a folder, a hub id, or local: and a folder of every node");
        inputCol = new Param<>(uid, "inputCol", "the column of texts");
        outputCol = new Param<>(uid, "outputCol", "the new column of vectors");
        dimension = new IntParam(
                uid, "dimension", "leading values to keep, 0 for the model's own", ParamValidators.gtEq(0));
        normalize = new BooleanParam(uid, "normalize", "whether vectors are scaled to length 1");
        setDefault(model, ClusterModel.BUNDLED);
        setDefault(inputCol, "text");
        setDefault(outputCol, "vector");
        setDefault(dimension, 0);
        setDefault(normalize, false);
    }

    /// For Spark, which loads stages so.
    public static MLReader<StaticEmbeddingTransformer> read() {
        return new DefaultParamsReader<>();
    }

    /// Loads what `save` has saved.
    public static StaticEmbeddingTransformer load(String path) {
        return read().load(path);
    }

    @Override
    public String uid() {
        return uid;
    }

    /// The model, as [ClusterModel#of] takes it.
    public Param<String> model() {
        return model;
    }

    /// The column of texts.
    public Param<String> inputCol() {
        return inputCol;
    }

    /// The new column.
    public Param<String> outputCol() {
        return outputCol;
    }

    /// How many leading values of every vector are kept; 0 for the model's own.
    public IntParam dimension() {
        return dimension;
    }

    /// Whether vectors are scaled to length 1.
    public BooleanParam normalize() {
        return normalize;
    }

    /// Sets [#model()].
    public StaticEmbeddingTransformer setModel(String value) {
        set(model, value);
        return this;
    }

    /// Sets [#inputCol()].
    public StaticEmbeddingTransformer setInputCol(String value) {
        set(inputCol, value);
        return this;
    }

    /// Sets [#outputCol()].
    public StaticEmbeddingTransformer setOutputCol(String value) {
        set(outputCol, value);
        return this;
    }

    /// Sets [#dimension()].
    public StaticEmbeddingTransformer setDimension(int value) {
        set(dimension, value);
        return this;
    }

    /// Sets [#normalize()].
    public StaticEmbeddingTransformer setNormalize(boolean value) {
        set(normalize, value);
        return this;
    }

    /// @throws IllegalArgumentException if a column is missing, not of text, or already there, or the dimension
    ///     does not fit the model
    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        ClusterModel shared = ClusterModel.of(dataset.sparkSession(), getOrDefault(model));
        EmbedOptions options = new EmbedOptions((int) getOrDefault(dimension), (boolean) getOrDefault(normalize), "");
        return dataset.withColumn(
                getOrDefault(outputCol), Embed.of(Columns.of(dataset, getOrDefault(inputCol)), shared, options));
    }

    @Override
    public StructType transformSchema(StructType schema) {
        String input = getOrDefault(inputCol);
        String output = getOrDefault(outputCol);
        Columns.requireText(uid, schema, input);
        Columns.requireNew(uid, schema, output);
        return schema.add(output, Embed.VECTOR, schema.apply(input).nullable());
    }

    @Override
    public StaticEmbeddingTransformer copy(ParamMap extra) {
        return defaultCopy(extra);
    }
}

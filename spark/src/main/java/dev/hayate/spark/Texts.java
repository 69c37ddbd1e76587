package dev.hayate.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/// Texts with ids.
final class Texts {
    private Texts() {}

    /// The columns `id` and `vector` that joins take, made of a column of ids and one of texts.
    ///
    /// @param what the data set, for messages
    /// @throws IllegalArgumentException if a column is missing or of the wrong type
    static Dataset<Row> vectors(
            String what, Dataset<Row> texts, String id, String text, ClusterModel model, EmbedOptions options) {
        Columns.type(what, texts.schema(), id);
        Columns.requireText(what, texts.schema(), text);
        return texts.select(
                Columns.of(texts, id).as(VectorColumn.ID),
                Embed.of(Columns.of(texts, text), model, options).as(VectorColumn.VECTOR));
    }
}

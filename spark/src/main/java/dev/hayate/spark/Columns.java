package dev.hayate.spark;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/// The columns of a data set, by their names.
final class Columns {
    private Columns() {}

    static boolean has(StructType schema, String column) {
        return Arrays.asList(schema.fieldNames()).contains(column);
    }

    /// A column by its name, whatever characters that has.
    static Column of(Dataset<?> dataset, String column) {
        return dataset.col("`" + column.replace("`", "``") + "`");
    }

    /// The type of a column.
    ///
    /// @param what the data set, for messages
    /// @throws IllegalArgumentException if there is none of this name
    static DataType type(String what, StructType schema, String column) {
        if (!has(schema, column)) {
            throw new IllegalArgumentException(
                    what + ": there is no column " + column + "; there are " + String.join(", ", schema.fieldNames()));
        }
        return schema.apply(column).dataType();
    }

    /// @throws IllegalArgumentException if there is no such column, or it does not hold texts
    static void requireText(String what, StructType schema, String column) {
        DataType type = type(what, schema, column);
        if (!(type instanceof StringType)) {
            throw new IllegalArgumentException(
                    what + ": column " + column + " is of " + type.sql() + ", but texts are needed");
        }
    }

    /// @throws IllegalArgumentException if there is such a column
    static void requireNew(String what, StructType schema, String column) {
        if (has(schema, column)) {
            throw new IllegalArgumentException(
                    what + ": there is a column " + column + " already; name another for the vectors");
        }
    }
}

package dev.hayate.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.FloatType;

/// Vectors as Spark keeps them, `array<float>`, in a column `vector` beside a column `id`. They are read from
/// Spark's own rows, since those of its public interface box every value.
final class VectorColumn {
    static final String ID = "id";
    static final String VECTOR = "vector";

    private VectorColumn() {}

    /// A vector and whose it is.
    record Entry(Object id, float[] vector) implements Serializable {}

    /// Whether a column of this type holds vectors.
    static boolean holds(DataType type) {
        return type instanceof ArrayType array && array.elementType() instanceof FloatType;
    }

    /// The values of a vector.
    ///
    /// @throws IllegalArgumentException if one is null
    static float[] values(ArrayData vector) {
        for (int i = 0; i < vector.numElements(); i++) {
            if (vector.isNullAt(i)) {
                throw new IllegalArgumentException("value " + i + " of a vector is null");
            }
        }
        return vector.toFloatArray();
    }

    /// The type of the ids.
    ///
    /// @throws IllegalArgumentException if there is no column of ids, or none of vectors
    static DataType idType(String what, Dataset<?> dataset) {
        DataType vector = Columns.type(what, dataset.schema(), VECTOR);
        if (!holds(vector)) {
            throw new IllegalArgumentException(
                    what + ": column " + VECTOR + " is of " + vector.sql() + ", not of array<float>");
        }
        return Columns.type(what, dataset.schema(), ID);
    }

    /// The rows of a data set, partition by partition in their order.
    ///
    /// @param what the data set, for messages
    static JavaRDD<Entry> entries(String what, Dataset<?> dataset) {
        DataType type = idType(what, dataset);
        return ((org.apache.spark.sql.classic.Dataset<?>) dataset.select(ID, VECTOR))
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitionsWithIndex((partition, rows) -> new Entries(what, partition, rows, type), true);
    }

    private static final class Entries implements Iterator<Entry> {
        private final String what;
        private final int partition;
        private final Iterator<InternalRow> rows;
        private final DataType type;
        private long row = -1;

        Entries(String what, int partition, Iterator<InternalRow> rows, DataType type) {
            this.what = what;
            this.partition = partition;
            this.rows = rows;
            this.type = type;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Entry next() {
            if (!rows.hasNext()) {
                throw new NoSuchElementException();
            }
            InternalRow next = rows.next();
            row++;
            return new Entry(
                    CatalystTypeConverters.convertToScala(present(next, 0, ID).get(0, type), type),
                    values(present(next, 1, VECTOR).getArray(1)));
        }

        private InternalRow present(InternalRow next, int column, String name) {
            if (next.isNullAt(column)) {
                throw new IllegalArgumentException(what + ": row " + row + " of partition " + partition + " has no "
                        + name + "; leave such rows out with filter(\"" + name + " is not null\")");
            }
            return next;
        }
    }
}

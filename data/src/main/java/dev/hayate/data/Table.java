package dev.hayate.data;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/// Rows with named columns: one file, or what a query gives.
sealed interface Table
        permits JsonTable, PackedJsonTable, DelimitedTable, LineTable, ParquetTable, QueryTable, DuckTable {
    /// What it is, to begin sentences with.
    String name();

    /// The columns that there are, in their order.
    ///
    /// @throws DataException if there is none, or if they cannot be found out
    List<String> columns() throws IOException;

    /// The rows, of which only some columns are read.
    ///
    /// @throws DataException if there are no such columns
    Cursor rows(List<Column> columns) throws IOException;

    /// How many rows there are, if that is known without reading them.
    default OptionalLong count() throws IOException {
        return OptionalLong.empty();
    }

    /// The rows after the first ones.
    ///
    /// @param passed how many rows are passed over, at least 1 and fewer than the [count][#count()]; only where
    ///     that is known
    default Cursor rowsAfter(long passed, List<Column> columns) throws IOException {
        throw new IllegalStateException(name() + " does not tell how many rows it has");
    }
}

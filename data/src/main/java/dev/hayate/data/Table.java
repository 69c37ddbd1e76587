package dev.hayate.data;

import java.io.IOException;
import java.util.List;

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
}

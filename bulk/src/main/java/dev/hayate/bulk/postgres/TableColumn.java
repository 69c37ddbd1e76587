package dev.hayate.bulk.postgres;

import dev.hayate.bulk.VectorBatch;

/// A column of a table beside its vectors, and where its values come from.
///
/// @param name the name, here and there
/// @param type what the table makes of it
/// @param kept the place among the kept values of a row; [#ROW_NUMBER] if the column holds the row's number
record TableColumn(String name, ColumnType type, int kept) {
    static final int ROW_NUMBER = -1;

    String value(VectorBatch batch, int row) {
        return kept == ROW_NUMBER
                ? Long.toString(batch.firstRow() + row)
                : batch.kept().get(row).get(kept);
    }

    TableColumn as(ColumnType other) {
        return new TableColumn(name, other, kept);
    }
}

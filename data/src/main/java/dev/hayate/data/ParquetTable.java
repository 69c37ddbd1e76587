package dev.hayate.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// A Parquet file, of which only the columns that are wanted are unpacked.
record ParquetTable(Path file) implements Table {
    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public List<String> columns() throws IOException {
        return select("*").columns();
    }

    @Override
    public Cursor rows(List<Column> columns) throws IOException {
        return select(names(columns)).rows(columns);
    }

    @Override
    public OptionalLong count() throws IOException {
        FileInput.requireFile(file);
        try (Duck duck = new Duck(file.toString())) {
            return OptionalLong.of(duck.number("SELECT num_rows FROM parquet_file_metadata(" + Duck.file(file) + ")"));
        }
    }

    /// Row groups before them are not read.
    @Override
    public Cursor rowsAfter(long passed, List<Column> columns) throws IOException {
        DuckTable all = select(names(columns));
        return new DuckTable(all.name(), all.sql() + " WHERE file_row_number >= " + passed, all.settings())
                .rows(columns, passed);
    }

    private String names(List<Column> columns) throws IOException {
        List<String> present = columns();
        for (Column column : columns) {
            Column.indexOf(column.name(), present, file.toString());
        }
        return columns.stream().map(column -> Duck.name(column.name())).collect(Collectors.joining(", "));
    }

    private DuckTable select(String names) throws IOException {
        FileInput.requireFile(file);
        String sql = "SELECT " + names + " FROM read_parquet(" + Duck.file(file) + ", hive_partitioning = false)";
        return new DuckTable(file.toString(), sql, List.of());
    }
}

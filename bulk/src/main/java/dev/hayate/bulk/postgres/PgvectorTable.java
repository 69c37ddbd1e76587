package dev.hayate.bulk.postgres;

import dev.hayate.bulk.RowId;
import dev.hayate.bulk.VectorSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table of vectors: the columns that go along, under their names, and one of pgvector's type. With
/// [RowId.RowNumber] it has a column `row` of the numbers of the rows.
///
/// @param name its name
/// @param id the column that is the primary key where the table is created
/// @param vector the name of the column of the vectors
/// @param type the type of that column
/// @param declared the types of columns that are not texts, where the table is created
/// @param index what is built after the last row
public record PgvectorTable(
        TableName name, RowId id, String vector, VectorType type, Map<String, ColumnType> declared, VectorIndex index) {
    private static final String ROW = "row";

    /// Copies the types.
    ///
    /// @throws IllegalArgumentException if PostgreSQL can have no column of such a name
    public PgvectorTable {
        declared = Map.copyOf(declared);
        TableName.requireName(vector);
    }

    /// The columns beside the vectors.
    ///
    /// @throws IllegalArgumentException if two columns have one name, or a type is declared for none
    List<TableColumn> columns(VectorSchema schema) {
        List<TableColumn> columns = new ArrayList<>();
        if (id.place(schema) < 0) {
            columns.add(new TableColumn(ROW, ColumnType.BIGINT, TableColumn.ROW_NUMBER));
        }
        for (int place = 0; place < schema.kept().size(); place++) {
            String column = schema.kept().get(place);
            columns.add(new TableColumn(column, declared.getOrDefault(column, ColumnType.TEXT), place));
        }
        requireNames(columns);
        return columns;
    }

    /// @throws IllegalArgumentException as [#columns], or if pgvector has no vectors of so many dimensions
    void requireFits(VectorSchema schema) {
        type.requireStorable(schema.dimension());
        switch (index) {
            case HNSW -> {
                type.requireIndexable(schema.dimension());
                TableName.requireName(indexName());
            }
            case NONE -> {}
        }
        columns(schema);
    }

    private void requireNames(List<TableColumn> columns) {
        Set<String> names = new HashSet<>(Set.of(vector));
        for (TableColumn column : columns) {
            TableName.requireName(column.name());
            if (!names.add(column.name())) {
                throw new IllegalArgumentException(
                        "expected one column of each name in " + name + ", got two named " + column.name());
            }
        }
        for (String typed : declared.keySet()) {
            if (!names.contains(typed) || typed.equals(vector)) {
                throw new IllegalArgumentException("expected types for columns that go along, got one for " + typed);
            }
        }
    }

    String create(VectorSchema schema) {
        String key = switch (id) {
            case RowId.RowNumber number -> ROW;
            case RowId.Kept(String column) -> column;
        };
        Stream<String> beside = columns(schema).stream()
                .map(column -> TableName.quoted(column.name()) + " "
                        + column.type().sql() + (column.name().equals(key) ? " PRIMARY KEY" : " NOT NULL"));
        Stream<String> vectors =
                Stream.of(TableName.quoted(vector) + " " + type.sql() + "(" + schema.dimension() + ") NOT NULL");
        return Stream.concat(beside, vectors)
                .collect(Collectors.joining(",\n  ", "CREATE TABLE IF NOT EXISTS " + name.sql() + " (\n  ", "\n)"));
    }

    /// What begins a stream of rows.
    String copy(List<TableColumn> columns) {
        return Stream.concat(columns.stream().map(TableColumn::name), Stream.of(vector))
                .map(TableName::quoted)
                .collect(Collectors.joining(", ", "COPY " + name.sql() + " (", ") FROM STDIN"));
    }

    /// An index for the cosine distance, `<=>`.
    String createIndex() {
        return "CREATE INDEX IF NOT EXISTS " + TableName.quoted(indexName()) + " ON " + name.sql() + " USING hnsw ("
                + TableName.quoted(vector) + " " + type.cosineOperators() + ")";
    }

    private String indexName() {
        return name.table() + "_" + vector + "_hnsw";
    }
}

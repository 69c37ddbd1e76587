package dev.hayate.bulk.postgres;

import dev.hayate.bulk.VectorSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks whether a table fits what is to come into it, before anything does. Runs in a transaction of its own, one
/// process at a time.
final class TableCheck {
    private static final long LOCK = 0x686179617465L;

    private final PostgresDestination destination;
    private final PgvectorTable table;
    private final ShardTable shards;
    private final Connection connection;

    TableCheck(PostgresDestination destination, Connection connection) {
        this.destination = destination;
        this.table = destination.table();
        this.shards = destination.shards();
        this.connection = connection;
    }

    /// A column as the database has it.
    ///
    /// @param type its type without modifier and schema
    /// @param modifier of a vector its dimension, -1 if it may have any
    private record Found(String type, int modifier) {}

    /// The columns beside the vectors, with the types that they have in the table.
    List<TableColumn> columns(VectorSchema schema) throws SQLException, PostgresException {
        List<TableColumn> columns = table.columns(schema);
        execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        if (!exists(table.name())) {
            create(schema);
        }
        if (!exists(shards.name())) {
            execute(shards.create());
        }
        requireModel();
        Map<String, Found> found = found();
        requireVectors(found.get(table.vector()), schema.dimension());
        List<TableColumn> typed = new ArrayList<>();
        for (TableColumn column : columns) {
            typed.add(column.as(type(column.name(), found.get(column.name()))));
        }
        return List.copyOf(typed);
    }

    private boolean exists(TableName name) throws SQLException {
        return value("SELECT to_regclass(" + TableName.literal(name.sql()) + ")")
                .isPresent();
    }

    private void create(VectorSchema schema) throws SQLException, PostgresException {
        switch (destination.missing()) {
            case REFUSE ->
                throw new PostgresException("there is no table " + table.name() + " in " + destination.database()
                        + "; --create-table makes it");
            case CREATE -> {
                execute("CREATE EXTENSION IF NOT EXISTS vector");
                execute(table.create(schema));
            }
        }
    }

    private void requireModel() throws SQLException, PostgresException {
        Optional<String> other = value(shards.otherModel());
        if (other.isPresent()) {
            throw new PostgresException("the " + destination.name() + " holds vectors of the model " + other.get()
                    + ", these are of " + shards.origin().model());
        }
        if (value(shards.isForsaken()).filter("t"::equals).isPresent()) {
            throw new PostgresException("the " + destination.name() + " is empty, but " + shards.name()
                    + " notes down shards of it; to load them again: " + shards.forget());
        }
    }

    private Map<String, Found> found() throws SQLException {
        Map<String, Found> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(
                        "SELECT attname, format_type(atttypid, NULL), atttypmod FROM pg_attribute WHERE attrelid = "
                                + shards.regclass() + " AND attnum > 0 AND NOT attisdropped")) {
            while (columns.next()) {
                String type = columns.getString(2);
                found.put(
                        columns.getString(1), new Found(type.substring(type.lastIndexOf('.') + 1), columns.getInt(3)));
            }
        }
        return found;
    }

    private void requireVectors(@Nullable Found vectors, int dimension) throws PostgresException {
        String type = table.type().sql();
        if (vectors == null) {
            throw lacks(table.vector());
        }
        if (!vectors.type.equals(type)) {
            throw new PostgresException("the column " + table.vector() + " of the " + destination.name()
                    + " is of the type " + vectors.type + ", these are of the type " + type);
        }
        if (vectors.modifier != -1 && vectors.modifier != dimension) {
            throw new PostgresException("the " + destination.name() + " holds vectors of " + vectors.modifier
                    + " dimensions, these have " + dimension);
        }
    }

    private ColumnType type(String name, @Nullable Found column) throws PostgresException {
        if (column == null) {
            throw lacks(name);
        }
        return ColumnType.named(column.type)
                .orElseThrow(() -> new PostgresException("the column " + name + " of the " + destination.name()
                        + " is of the type " + column.type + "; text, varchar and numbers can be written"));
    }

    private PostgresException lacks(String column) {
        return new PostgresException("the " + destination.name() + " has no column " + column);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The one value of the first row, unless there is none or it is null.
    private Optional<String> value(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? Optional.ofNullable(result.getString(1)) : Optional.empty();
        }
    }
}

package dev.hayate.bulk.postgres;

import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorDestination;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table of a running PostgreSQL, filled through `COPY` in binary. Every shard is one transaction on a
/// connection of its own, which also notes it down in the table `hayate_shards` beside the other: after a crash
/// a shard is there with all its rows or not at all. A shard that is there already is not written again but
/// compared, and rows other than those that are there are an error.
public final class PostgresDestination implements VectorDestination {
    private final Database database;
    private final PgvectorTable table;
    private final ShardTable shards;
    private final MissingTable missing;
    private @Nullable Prepared prepared;

    /// Nothing is asked of the database yet.
    ///
    /// @param url `jdbc:postgresql://host:port/database`, with the driver's parameters
    /// @param environment where `PGUSER` and `PGPASSWORD` are looked up if the URL names neither
    /// @throws IllegalArgumentException if the URL is not one of PostgreSQL
    public PostgresDestination(
            String url, Map<String, String> environment, PgvectorTable table, LoadOrigin origin, MissingTable missing) {
        this.database = Database.at(url, environment);
        this.table = table;
        this.shards = ShardTable.beside(table.name(), origin);
        this.missing = missing;
    }

    /// The table as it was found.
    private record Prepared(VectorSchema schema, List<TableColumn> columns) {}

    @Override
    public String name() {
        return "table " + table.name() + " in " + database;
    }

    @Override
    public void requireFits(VectorSchema schema) {
        table.requireFits(schema);
    }

    /// The first shard looks whether the table fits, or makes it.
    ///
    /// @throws PostgresException if the table is not there, lacks a column, or has vectors of another dimension or
    ///     another model
    @Override
    public VectorSink open(Shard shard, VectorSchema schema) throws IOException {
        Prepared ready = prepare(schema);
        Connection connection = database.connect();
        try {
            connection.setAutoCommit(false);
            return claimed(connection, shard)
                    ? new LoadedShard(shard, ready.columns, this, connection)
                    : present(connection, shard, ready.columns);
        } catch (SQLException e) {
            throw abandoned(connection, e);
        }
    }

    /// Notes the shard down, unless it is there already.
    private boolean claimed(Connection connection, Shard shard) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(shards.claim(shard) + " ON CONFLICT DO NOTHING") == 1;
        }
    }

    private PresentShard present(Connection connection, Shard shard, List<TableColumn> columns) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(shards.entry(shard))) {
            found.next();
            return new PresentShard(
                    shard, columns, this, new ShardTable.Entry(found.getLong(1), found.getLong(2), found.getLong(3)));
        }
    }

    private PostgresException abandoned(Connection connection, SQLException reason) {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
        return database.failure(reason);
    }

    private synchronized Prepared prepare(VectorSchema schema) throws IOException {
        if (prepared == null) {
            try (Connection connection = database.connect()) {
                connection.setAutoCommit(false);
                prepared = new Prepared(schema, new TableCheck(this, connection).columns(schema));
                connection.commit();
            } catch (SQLException e) {
                throw database.failure(e);
            }
        }
        if (!prepared.schema.equals(schema)) {
            throw new IllegalArgumentException("expected shards of " + prepared.schema + ", got " + schema);
        }
        return prepared;
    }

    /// Builds the index, if there is to be one and there is none. This takes the server a while.
    @Override
    public void finish(List<Shard> written, VectorSchema schema) throws IOException {
        switch (table.index()) {
            case HNSW -> execute(table.createIndex());
            case NONE -> {}
        }
    }

    private void execute(String sql) throws IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw database.failure(e);
        }
    }

    Database database() {
        return database;
    }

    PgvectorTable table() {
        return table;
    }

    ShardTable shards() {
        return shards;
    }

    MissingTable missing() {
        return missing;
    }
}

package dev.hayate.bulk.postgres;

import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// A shard on its way into a table. The connection is its own, and so is the transaction.
final class LoadedShard implements VectorSink {
    private final Shard shard;
    private final PostgresDestination destination;
    private final Connection connection;
    private final CopyIn copy;
    private final BinaryRows rows;

    LoadedShard(Shard shard, List<TableColumn> columns, PostgresDestination destination, Connection connection)
            throws SQLException {
        PgvectorTable table = destination.table();
        this.shard = shard;
        this.destination = destination;
        this.connection = connection;
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(table.copy(columns) + " WITH (FORMAT binary)");
        this.rows = new BinaryRows(columns, table.type(), this::send);
    }

    private void send(byte[] bytes, int length) throws PostgresException {
        try {
            copy.writeToCopy(bytes, 0, length);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public void write(VectorBatch batch) throws IOException {
        rows.write(batch);
    }

    @Override
    public void complete() throws IOException {
        rows.end();
        try {
            copy.endCopy();
            try (Statement statement = connection.createStatement()) {
                statement.execute(destination.shards().fill(shard, rows.rows(), rows.checksum()));
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private PostgresException failure(SQLException e) {
        return destination.database().failure(e);
    }

    /// Takes back what was not completed.
    @Override
    public void close() throws IOException {
        try (connection) {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}

package dev.hayate.bulk.postgres;

import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.util.List;

/// A shard that is in its table already, whether or not whoever writes it again remembers. Its rows are compared.
final class PresentShard implements VectorSink {
    private final Shard shard;
    private final PostgresDestination destination;
    private final ShardTable.Entry present;
    private final BinaryRows rows;

    PresentShard(Shard shard, List<TableColumn> columns, PostgresDestination destination, ShardTable.Entry present) {
        this.shard = shard;
        this.destination = destination;
        this.present = present;
        this.rows = new BinaryRows(columns, destination.table().type(), (bytes, length) -> {});
    }

    @Override
    public void write(VectorBatch batch) throws IOException {
        rows.write(batch);
    }

    @Override
    public void complete() throws IOException {
        rows.end();
        ShardTable.Entry again = new ShardTable.Entry(shard.firstRow(), rows.rows(), rows.checksum());
        if (!present.equals(again)) {
            throw new PostgresException("shard " + shard.number() + " is in the " + destination.name()
                    + " with other rows: " + present.rows() + " from row " + present.firstRow() + " on there, "
                    + again.rows() + " from row " + again.firstRow() + " on here; another source needs"
                    + " another --source");
        }
    }

    @Override
    public void close() {}
}

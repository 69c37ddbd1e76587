package dev.hayate.bulk.postgres;

import dev.hayate.bulk.Shard;

/// The table beside that of the vectors, with a row for each shard that is there, as SQL. It knows tables by their
/// `regclass`, so that it forgets one that is dropped and made again.
///
/// @param name its name
/// @param target the table of the vectors
/// @param origin what is loaded
record ShardTable(TableName name, TableName target, LoadOrigin origin) {
    private static final String NAME = "hayate_shards";

    static ShardTable beside(TableName target, LoadOrigin origin) {
        return new ShardTable(target.beside(NAME), target, origin);
    }

    /// What is noted down of a shard.
    ///
    /// @param firstRow the number of its first row in the source, from 1
    /// @param rows how many it has
    /// @param checksum CRC-32C of its rows as [BinaryRows] has them
    record Entry(long firstRow, long rows, long checksum) {}

    String create() {
        return "CREATE TABLE IF NOT EXISTS " + name.sql() + """
                 (
                  table_id regclass NOT NULL,
                  source text NOT NULL,
                  shard integer NOT NULL,
                  first_row bigint NOT NULL,
                  rows bigint NOT NULL,
                  checksum bigint NOT NULL,
                  model text NOT NULL,
                  PRIMARY KEY (table_id, source, shard)
                )""";
    }

    /// Notes a shard down before it comes. Whoever does the same waits until this transaction has ended.
    String claim(Shard shard) {
        return "INSERT INTO " + name.sql() + " VALUES ("
                + String.join(
                        ", ",
                        regclass(),
                        TableName.literal(origin.source()),
                        String.valueOf(shard.number()),
                        String.valueOf(shard.firstRow()),
                        "0",
                        "0",
                        TableName.literal(origin.model()))
                + ")";
    }

    /// Notes down what has come.
    String fill(Shard shard, long rows, long checksum) {
        return "UPDATE " + name.sql() + " SET rows = " + rows + ", checksum = " + checksum + where(shard);
    }

    String entry(Shard shard) {
        return "SELECT first_row, rows, checksum FROM " + name.sql() + where(shard);
    }

    private String where(Shard shard) {
        return " WHERE table_id = " + regclass() + " AND source = " + TableName.literal(origin.source())
                + " AND shard = " + shard.number();
    }

    /// The model of shards of another one.
    String otherModel() {
        return "SELECT model FROM " + name.sql() + " WHERE table_id = " + regclass() + " AND model <> "
                + TableName.literal(origin.model()) + " LIMIT 1";
    }

    /// Whether shards are noted down of a table that holds nothing any more.
    String isForsaken() {
        return "SELECT EXISTS (SELECT FROM " + name.sql() + " WHERE table_id = " + regclass()
                + " AND rows > 0) AND NOT EXISTS (SELECT FROM " + target.sql() + ")";
    }

    /// What helps then.
    String forget() {
        return "DELETE FROM " + name.sql() + " WHERE table_id = " + regclass();
    }

    String regclass() {
        return TableName.literal(target.sql()) + "::regclass";
    }
}

package dev.hayate.cli;

import dev.hayate.bulk.RowId;
import dev.hayate.bulk.postgres.ColumnType;
import dev.hayate.bulk.postgres.LoadOrigin;
import dev.hayate.bulk.postgres.MissingTable;
import dev.hayate.bulk.postgres.PgvectorTable;
import dev.hayate.bulk.postgres.PostgresDestination;
import dev.hayate.bulk.postgres.TableName;
import dev.hayate.bulk.postgres.VectorIndex;
import dev.hayate.bulk.postgres.VectorType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// A table of PostgreSQL with pgvector.
final class PostgresOptions {
    @Option(
            names = "--to",
            paramLabel = "URL",
            description = "Load a table of PostgreSQL with pgvector: jdbc:postgresql://HOST:PORT/DATABASE. PGUSER and"
                    + " PGPASSWORD let in; -o DIR/ keeps how far the load has got.")
    private @Nullable String url;

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "The table, or SCHEMA.TABLE, for --to and --format pgvector.")
    private @Nullable String table;

    @Option(names = "--create-table", description = "With --to: create the table if it is not there.")
    private boolean createTable;

    @Option(
            names = "--column-type",
            paramLabel = "NAME=TYPE",
            description = "The type of a kept column in a new table: smallint, integer, bigint, real, double or text"
                    + " (default).")
    private Map<String, ColumnType> types = new LinkedHashMap<>();

    @Option(names = "--vector-type", paramLabel = "T", description = "vector (default), or halfvec, half as large.")
    private VectorType vectorType = VectorType.VECTOR;

    @Option(names = "--hnsw", description = "Build an index over the cosine distance after the last row.")
    private boolean hnsw;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "What the table notes these rows down as; by default the names of the files.")
    private @Nullable String source;

    boolean isDatabase() {
        return url != null;
    }

    boolean isGiven() {
        return url != null
                || table != null
                || createTable
                || !types.isEmpty()
                || vectorType != VectorType.VECTOR
                || hnsw
                || source != null;
    }

    PgvectorTable table(RowId id, String vector) {
        if (table == null) {
            throw CommandException.usage("vectors for PostgreSQL need the name of their table: --table TABLE");
        }
        return new PgvectorTable(
                TableName.parse(table), id, vector, vectorType, types, hnsw ? VectorIndex.HNSW : VectorIndex.NONE);
    }

    LoadOrigin origin(String files, String model) {
        return new LoadOrigin(source == null ? files : source, model);
    }

    PostgresDestination database(PgvectorTable table, LoadOrigin origin) {
        if (url == null) {
            throw new IllegalStateException("there is no database to load");
        }
        return new PostgresDestination(
                url, System.getenv(), table, origin, createTable ? MissingTable.CREATE : MissingTable.REFUSE);
    }
}

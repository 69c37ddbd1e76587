package dev.hayate.bulk.postgres;

import dev.hayate.bulk.NewFile;
import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorDestination;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A folder of files that `psql` loads into a table: `create.sql`, a file a shard (`vectors-00000.sql`, …),
/// `index.sql`, and `load.sql`, which loads them all and, after a failure, those that are not there yet. A
/// shard is a transaction, which also notes it down in the table `hayate_shards`, and fails if it is there
/// already.
public final class PgvectorScripts implements VectorDestination {
    /// How every file begins, whatever the terminal and the settings of whoever loads it.
    static final String PREAMBLE = """
            \\set ON_ERROR_STOP on
            SET client_encoding = 'UTF8';
            SET client_min_messages = warning;
            """;

    private static final String CREATE = "create.sql";
    private static final String INDEX = "index.sql";
    private static final String LOAD = "load.sql";

    private final Path folder;
    private final PgvectorTable table;
    private final ShardTable shards;

    /// @param folder a folder that is there
    public PgvectorScripts(Path folder, PgvectorTable table, LoadOrigin origin) {
        this.folder = folder;
        this.table = table;
        this.shards = ShardTable.beside(table.name(), origin);
    }

    @Override
    public String name() {
        return "pgvector";
    }

    @Override
    public void requireFits(VectorSchema schema) {
        table.requireFits(schema);
    }

    @Override
    public VectorSink open(Shard shard, VectorSchema schema) throws IOException {
        return new ScriptShard(shard, table, schema, shards, path(shard));
    }

    @Override
    public List<Path> files(Shard shard) {
        return List.of(path(shard));
    }

    private Path path(Shard shard) {
        return folder.resolve(fileName(shard));
    }

    private static String fileName(Shard shard) {
        return "vectors-%05d.sql".formatted(shard.number());
    }

    @Override
    public Set<String> beside() {
        return Set.of(CREATE, INDEX, LOAD);
    }

    /// Writes what loads the shards.
    @Override
    public void finish(List<Shard> written, VectorSchema schema) throws IOException {
        StringBuilder load = new StringBuilder("\\set ON_ERROR_STOP on\n\\ir " + CREATE + "\n");
        for (Shard shard : written) {
            load.append("SELECT NOT EXISTS (").append(shards.entry(shard)).append(") AS missing \\gset\n");
            load.append("\\if :missing\n\\ir ").append(fileName(shard)).append("\n\\endif\n");
        }
        switch (table.index()) {
            case HNSW -> {
                write(INDEX, PREAMBLE + table.createIndex() + ";\n");
                load.append("\\ir " + INDEX + "\n");
            }
            case NONE -> {}
        }
        write(CREATE, PREAMBLE + create(schema));
        write(LOAD, load.toString());
    }

    private String create(VectorSchema schema) {
        return "CREATE EXTENSION IF NOT EXISTS vector;\n" + table.create(schema) + ";\n" + shards.create() + ";\n"
                + """
                DO $hayate$
                DECLARE
                  other text := (%s);
                BEGIN
                  IF other IS NOT NULL THEN
                    RAISE EXCEPTION 'the table %% holds vectors of the model %%, these are of %%', %s, other, %s;
                  END IF;
                  IF (%s) THEN
                    RAISE EXCEPTION 'the table %% is empty, but %% notes down shards of it; to load them again: %%',
                      %s, %s, %s;
                  END IF;
                END
                $hayate$;
                """.formatted(
                                shards.otherModel(),
                                TableName.literal(table.name().toString()),
                                TableName.literal(shards.origin().model()),
                                shards.isForsaken(),
                                TableName.literal(table.name().toString()),
                                TableName.literal(shards.name().toString()),
                                TableName.literal(shards.forget()));
    }

    private void write(String name, String text) throws IOException {
        try (NewFile file = new NewFile(folder.resolve(name))) {
            try (OutputStream out = file.stream()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            file.complete();
        }
    }
}

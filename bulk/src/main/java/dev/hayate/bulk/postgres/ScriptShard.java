package dev.hayate.bulk.postgres;

import dev.hayate.Embeddings;
import dev.hayate.bulk.NewFile;
import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A shard as a file for `psql`: one transaction, its rows as `COPY` reads text. Every row passes through
/// [BinaryRows] as well, which refuses what the table would refuse, and has the checksum.
final class ScriptShard implements VectorSink {
    private final Shard shard;
    private final ShardTable shards;
    private final List<TableColumn> columns;
    private final BinaryRows rows;
    private final NewFile file;
    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    ScriptShard(Shard shard, PgvectorTable table, VectorSchema schema, ShardTable shards, Path path)
            throws IOException {
        this.shard = shard;
        this.shards = shards;
        this.columns = table.columns(schema);
        this.rows = new BinaryRows(columns, table.type(), (bytes, length) -> {});
        this.file = new NewFile(path);
        this.out = new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 16);
        out.write(PgvectorScripts.PREAMBLE);
        out.write("BEGIN;\n" + shards.claim(shard) + ";\n" + table.copy(columns) + ";\n");
    }

    @Override
    public void write(VectorBatch batch) throws IOException {
        rows.write(batch);
        for (int row = 0; row < batch.rows(); row++) {
            line.setLength(0);
            for (TableColumn column : columns) {
                append(column.value(batch, row));
                line.append('\t');
            }
            append(batch.vectors(), row);
            out.append(line).append('\n');
        }
    }

    /// A value with what means something to `COPY` escaped.
    private void append(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(c);
            }
        }
    }

    /// The shortest decimal numbers that read back to the same values.
    private void append(Embeddings vectors, int row) {
        float[] values = vectors.values();
        int start = row * vectors.dimension();
        line.append('[').append(values[start]);
        for (int i = start + 1; i < start + vectors.dimension(); i++) {
            line.append(',').append(values[i]);
        }
        line.append(']');
    }

    @Override
    public void complete() throws IOException {
        rows.end();
        out.write("\\.\n" + shards.fill(shard, rows.rows(), rows.checksum()) + ";\nCOMMIT;\n");
        out.close();
        file.complete();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            out.close();
        }
    }
}

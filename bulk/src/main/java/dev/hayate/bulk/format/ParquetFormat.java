package dev.hayate.bulk.format;

import dev.hayate.bulk.NewFile;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorFormat;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import dev.hayate.data.VectorTableWriter;
import java.io.IOException;
import java.nio.file.Path;

/// Parquet: the kept columns as texts, and the column `embedding`, a list of float32 a row.
public record ParquetFormat() implements VectorFormat {
    private static final String VECTORS = "embedding";

    @Override
    public String name() {
        return "parquet";
    }

    /// @throws IllegalArgumentException if two columns differ in nothing but the case of letters
    @Override
    public void requireFits(VectorSchema schema) {
        VectorTableWriter.requireDistinct(schema.kept(), VECTORS);
    }

    @Override
    public VectorSink open(Path file, VectorSchema schema) throws IOException {
        NewFile target = new NewFile(file);
        return new Sink(target, new VectorTableWriter(target.part(), schema.kept(), VECTORS, schema.dimension()));
    }

    private record Sink(NewFile file, VectorTableWriter rows) implements VectorSink {
        @Override
        public void write(VectorBatch batch) throws IOException {
            for (int row = 0; row < batch.rows(); row++) {
                rows.append(batch.kept().get(row), batch.vectors().row(row));
            }
        }

        @Override
        public void complete() throws IOException {
            rows.finish();
            file.complete();
        }

        @Override
        public void close() throws IOException {
            try (file) {
                rows.close();
            }
        }
    }
}

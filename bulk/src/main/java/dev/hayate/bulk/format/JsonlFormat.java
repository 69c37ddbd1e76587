package dev.hayate.bulk.format;

import dev.hayate.bulk.NewFile;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorFormat;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// JSON lines: an object a row, with the kept columns as strings, and `"embedding"`, a list of the shortest
/// numbers that read back to the same float32 values.
public record JsonlFormat() implements VectorFormat {
    @Override
    public String name() {
        return "jsonl";
    }

    /// @throws IllegalArgumentException if a kept column is named `embedding`
    @Override
    public void requireFits(VectorSchema schema) {
        VectorLines.requireFits(schema);
    }

    @Override
    public VectorSink open(Path file, VectorSchema schema) throws IOException {
        requireFits(schema);
        NewFile target = new NewFile(file);
        OutputStream out = target.stream();
        return new Sink(target, out, new VectorLines(out, schema));
    }

    /// A sink that writes to a stream, which stays open.
    public static VectorSink streamed(OutputStream out, VectorSchema schema) {
        return new VectorLines(out, schema);
    }

    private record Sink(NewFile file, OutputStream out, VectorLines lines) implements VectorSink {
        @Override
        public void write(VectorBatch batch) throws IOException {
            lines.write(batch);
        }

        @Override
        public void complete() throws IOException {
            lines.complete();
            out.close();
            file.complete();
        }

        /// What is still on its way to an incomplete file need not reach it.
        @Override
        public void close() throws IOException {
            try (file) {
                out.close();
            }
        }
    }
}

package dev.hayate.bulk.format;

import dev.hayate.Embeddings;
import dev.hayate.bulk.NewFile;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorFormat;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/// A numpy array a file, of float32 and shape `[rows, dimension]`. It has no room for columns that go along.
public record NpyFormat() implements VectorFormat {
    @Override
    public String name() {
        return "npy";
    }

    /// @throws IllegalArgumentException if there are columns that go along
    @Override
    public void requireFits(VectorSchema schema) {
        if (!schema.kept().isEmpty()) {
            throw new IllegalArgumentException("npy holds vectors and nothing else, so that "
                    + String.join(", ", schema.kept()) + " cannot go along; parquet and jsonl hold columns, too");
        }
    }

    @Override
    public VectorSink open(Path file, VectorSchema schema) throws IOException {
        requireFits(schema);
        return new Sink(new NewFile(file), schema.dimension());
    }

    private static final class Sink implements VectorSink {
        private final NewFile file;
        private final int dimension;
        private final OutputStream out;
        private byte[] bytes = new byte[0];
        private long rows;

        Sink(NewFile file, int dimension) throws IOException {
            this.file = file;
            this.dimension = dimension;
            this.out = file.stream();
            out.write(new byte[NpyHeader.BYTES]);
        }

        @Override
        public void write(VectorBatch batch) throws IOException {
            Embeddings vectors = batch.vectors();
            int length = Math.multiplyExact(vectors.values().length, Float.BYTES);
            if (bytes.length < length) {
                bytes = new byte[length];
            }
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .put(vectors.values());
            out.write(bytes, 0, length);
            rows += vectors.rows();
        }

        @Override
        public void complete() throws IOException {
            out.close();
            try (RandomAccessFile start = new RandomAccessFile(file.part().toFile(), "rw")) {
                start.write(NpyHeader.of(NpyHeader.FLOAT32, rows, dimension));
            }
            file.complete();
        }

        @Override
        public void close() throws IOException {
            try (file) {
                out.close();
            }
        }
    }
}

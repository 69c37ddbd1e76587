package dev.hayate.benchmarks.tables;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes model folders in the layout of sentence-transformers: a real tokenizer and a table of random rows.
public final class ModelFolder {
    private static final String MODULES = """
            [{"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"}]
            """;
    private static final int ROWS_AT_ONCE = 256;

    private ModelFolder() {}

    /// Writes a float32 model into an empty folder.
    ///
    /// @throws IOException if it cannot be written
    public static void write(Path folder, Path tokenizerJson, RandomTable table) throws IOException {
        Files.writeString(folder.resolve("modules.json"), MODULES);
        Files.copy(tokenizerJson, folder.resolve("tokenizer.json"));
        writeTable(folder.resolve("model.safetensors"), table);
    }

    private static void writeTable(Path file, RandomTable table) throws IOException {
        long bytes = (long) table.rows() * table.dimension() * Float.BYTES;
        byte[] header = """
                {"embedding.weight": {"dtype": "F32", "shape": [%d, %d], "data_offsets": [0, %d]}}""".formatted(table.rows(), table.dimension(), bytes).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            int padded = Math.ceilDiv(header.length, Long.BYTES) * Long.BYTES;
            ByteBuffer start = littleEndian(Long.BYTES + padded).putLong(padded).put(header);
            while (start.hasRemaining()) {
                start.put((byte) ' ');
            }
            writeFully(channel, start.flip());
            int step = ROWS_AT_ONCE * table.dimension();
            ByteBuffer rows = littleEndian(step * Float.BYTES);
            for (int from = 0; from < table.values().length; from += step) {
                int count = Math.min(step, table.values().length - from);
                rows.clear().asFloatBuffer().put(table.values(), from, count);
                writeFully(channel, rows.limit(count * Float.BYTES));
            }
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}

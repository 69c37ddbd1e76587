package dev.hayate.format;

import dev.hayate.internal.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes rows to a safetensors file, row by row, in the type asked for.
final class TableWriter {
    /// Rows begin where a cache line does: a vector that lies across two lines takes twice as long to load.
    private static final int ALIGNMENT = 64;

    /// As many levels of int8 above zero as below.
    private static final int I8_LEVELS = 127;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

    private TableWriter(FileChannel channel) {
        this.channel = channel;
    }

    /// @param name the name of the tensor of rows
    /// @param scaleName the name of the tensor of scales, written only for [TableType#I8]
    static void write(EmbeddingRows rows, TableType type, String name, String scaleName, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            TableWriter writer = new TableWriter(channel);
            writer.writeHeader(rows, type, name, scaleName);
            writer.writeRows(rows, type);
            channel.force(true);
        }
    }

    /// The scales come first, where their offset is a multiple of their size.
    private void writeHeader(EmbeddingRows rows, TableType type, String name, String scaleName) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long start = 0;
        if (type == TableType.I8) {
            start = 4L * rows.rows();
            header.put(scaleName, tensor("F32", List.of(rows.rows()), 0, start));
        }
        long end = start + (long) rows.rows() * rows.dimension() * type.bytes();
        header.put(name, tensor(type.name(), List.of(rows.rows(), rows.dimension()), start, end));
        String json = JsonWriter.compact(header);
        int padded = Math.ceilDiv(Long.BYTES + json.length(), ALIGNMENT) * ALIGNMENT - Long.BYTES;
        buffer.putLong(padded).put((json + " ".repeat(padded - json.length())).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> tensor(String type, List<Integer> shape, long start, long end) {
        Map<String, Object> tensor = new LinkedHashMap<>();
        tensor.put("dtype", type);
        tensor.put("shape", shape);
        tensor.put("data_offsets", List.of(start, end));
        return tensor;
    }

    private void writeRows(EmbeddingRows rows, TableType type) throws IOException {
        float[] row = new float[rows.dimension()];
        if (type == TableType.I8) {
            for (int i = 0; i < rows.rows(); i++) {
                rows.copyRow(i, row);
                reserve(4);
                buffer.putFloat(scale(row));
            }
        }
        for (int i = 0; i < rows.rows(); i++) {
            rows.copyRow(i, row);
            requireRepresentable(row, i, type);
            switch (type) {
                case F32 -> writeF32(row);
                case F16 -> writeF16(row);
                case BF16 -> writeBf16(row);
                case I8 -> writeI8(row);
            }
        }
        flush();
    }

    private static void requireRepresentable(float[] row, int index, TableType type) {
        for (int i = 0; i < row.length; i++) {
            boolean fits = switch (type) {
                case F32, I8 -> Float.isFinite(row[i]);
                case F16 -> Float.isFinite(Float.float16ToFloat(Float.floatToFloat16(row[i])));
                case BF16 -> Float.isFinite(Float.intBitsToFloat(bf16(row[i]) << 16));
            };
            if (!fits) {
                throw new IllegalArgumentException(
                        "row " + index + ", index " + i + ": " + row[i] + " cannot be written as " + type);
            }
        }
    }

    private void writeF32(float[] row) throws IOException {
        for (float value : row) {
            reserve(4);
            buffer.putFloat(value);
        }
    }

    private void writeF16(float[] row) throws IOException {
        for (float value : row) {
            reserve(2);
            buffer.putShort(Float.floatToFloat16(value));
        }
    }

    private void writeBf16(float[] row) throws IOException {
        for (float value : row) {
            reserve(2);
            buffer.putShort(bf16(value));
        }
    }

    private void writeI8(float[] row) throws IOException {
        float scale = scale(row);
        for (float value : row) {
            reserve(1);
            buffer.put((byte) Math.clamp(Math.rint(value / scale), -I8_LEVELS, I8_LEVELS));
        }
    }

    /// Whole numbers that fit keep their values.
    static float scale(float[] row) {
        float greatest = 0;
        boolean whole = true;
        for (float value : row) {
            greatest = Math.max(greatest, Math.abs(value));
            whole &= value == Math.rint(value);
        }
        return whole && greatest <= I8_LEVELS ? 1 : greatest / I8_LEVELS;
    }

    /// The upper half of the bits, rounded to nearest, ties to even.
    static short bf16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) ((bits + 0x7FFF + (bits >>> 16 & 1)) >>> 16);
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}

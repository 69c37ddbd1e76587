package dev.hayate.bulk.postgres;

import dev.hayate.Embeddings;
import dev.hayate.bulk.VectorBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;

/// Rows as `COPY … WITH (FORMAT binary)` has them; the vectors as pgvector's `vector_recv` and `halfvec_recv` read
/// them: the dimension and an unused number of 16 bits each, then the values, all big-endian. For one thread.
final class BinaryRows {
    private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int CHUNK = 1 << 16;
    private static final short END = -1;

    private final List<TableColumn> columns;
    private final VectorType type;
    private final Receiver receiver;
    private final CopyBuffer buffer = new CopyBuffer();
    private final CRC32C checksum = new CRC32C();
    private long rows;

    /// Takes bytes before they are overwritten.
    interface Receiver {
        void accept(byte[] bytes, int length) throws IOException;
    }

    BinaryRows(List<TableColumn> columns, VectorType type, Receiver receiver) {
        this.columns = columns;
        this.type = type;
        this.receiver = receiver;
        buffer.room(SIGNATURE.length + 2 * Integer.BYTES)
                .put(SIGNATURE)
                .putInt(0)
                .putInt(0);
    }

    void write(VectorBatch batch) throws IOException {
        for (int row = 0; row < batch.rows(); row++) {
            append(batch, row);
            if (buffer.length() >= CHUNK) {
                send();
            }
        }
    }

    private void append(VectorBatch batch, int row) throws PostgresException {
        buffer.room(Short.BYTES).putShort((short) (columns.size() + 1));
        for (TableColumn column : columns) {
            append(column, column.value(batch, row), batch.firstRow() + row);
        }
        append(batch.vectors(), row);
        rows++;
    }

    private void append(TableColumn column, String value, long row) throws PostgresException {
        try {
            column.type().put(buffer, value);
        } catch (NumberFormatException e) {
            throw new PostgresException(
                    "row " + row + ": expected a " + column.type().sql() + " in " + column.name() + ", got '" + value
                            + "'",
                    e);
        } catch (IllegalArgumentException e) {
            throw new PostgresException("row " + row + ": " + column.name() + " holds " + e.getMessage(), e);
        }
    }

    private void append(Embeddings vectors, int row) {
        int dimension = vectors.dimension();
        ByteBuffer field = buffer.field(2 * Short.BYTES + dimension * type.bytes());
        field.putShort((short) dimension).putShort((short) 0);
        type.put(field, vectors.values(), row * dimension, dimension);
    }

    /// Sends what is left, and the end.
    void end() throws IOException {
        buffer.room(Short.BYTES).putShort(END);
        send();
    }

    private void send() throws IOException {
        checksum.update(buffer.array(), 0, buffer.length());
        receiver.accept(buffer.array(), buffer.length());
        buffer.clear();
    }

    long rows() {
        return rows;
    }

    /// CRC-32C of all bytes that were sent.
    long checksum() {
        return checksum.getValue();
    }
}

package dev.hayate.cli;

import dev.hayate.Embeddings;
import dev.hayate.QuantizedEmbeddings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A numpy array of shape `[texts, d]`, format 1.0. The header, which tells the shape, is written twice: with
/// room for any shape first, and again when the number of texts is known.
final class NpyVectors extends PreciseVectors {
    private static final int HEADER_BYTES = 128;

    private final OutputStream out;
    private long rows;
    private int columns;
    private byte[] bytes = new byte[0];

    NpyVectors(OutputStream out, Precision precision) {
        super(precision);
        this.out = out;
    }

    @Override
    void writeFloats(Embeddings batch) throws IOException {
        begin(batch.dimension());
        int length = batch.rows() * batch.dimension() * Float.BYTES;
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .put(batch.values(), 0, batch.rows() * batch.dimension());
        out.write(bytes, 0, length);
        rows += batch.rows();
    }

    @Override
    void writeBytes(QuantizedEmbeddings batch) throws IOException {
        begin(batch.bytesPerRow());
        out.write(batch.values());
        rows += batch.rows();
    }

    private void begin(int width) throws IOException {
        if (rows == 0) {
            columns = width;
            out.write(new byte[HEADER_BYTES]);
        }
    }

    @Override
    void flushAll() throws IOException {
        out.flush();
    }

    @Override
    public void finish(Output file) throws IOException {
        flush();
        if (rows == 0) {
            out.write(new byte[HEADER_BYTES]);
        }
        file.rewriteStart(header());
    }

    private byte[] header() {
        String shape = "{'descr': '" + precision().numpyType() + "', 'fortran_order': False, 'shape': (" + rows + ", "
                + columns + "), }";
        String padded = shape + " ".repeat(HEADER_BYTES - 10 - 1 - shape.length()) + "\n";
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        header.putShort((short) (HEADER_BYTES - 10));
        return header.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
    }
}

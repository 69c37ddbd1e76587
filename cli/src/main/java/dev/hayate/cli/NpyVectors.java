package dev.hayate.cli;

import dev.hayate.Embeddings;
import dev.hayate.QuantizedEmbeddings;
import dev.hayate.bulk.format.NpyHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A numpy array of shape `[texts, d]`, format 1.0. The header, which tells the shape, is written twice: with
/// room for any shape first, and again when the number of texts is known.
final class NpyVectors extends PreciseVectors {
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
            out.write(new byte[NpyHeader.BYTES]);
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
            out.write(new byte[NpyHeader.BYTES]);
        }
        file.rewriteStart(NpyHeader.of(precision().numpyType(), rows, columns));
    }
}

package dev.hayate.cli;

import dev.hayate.Embeddings;
import dev.hayate.QuantizedEmbeddings;
import java.io.IOException;
import java.io.OutputStream;

/// One `{"embedding":[…]}` a line.
final class JsonlVectors extends PreciseVectors {
    private final ResultWriter writer;
    private final StringBuilder line = new StringBuilder();

    JsonlVectors(OutputStream out, Precision precision) {
        super(precision);
        this.writer = new ResultWriter(out);
    }

    @Override
    void writeFloats(Embeddings batch) throws IOException {
        for (int row = 0; row < batch.rows(); row++) {
            line.setLength(0);
            line.append("{\"embedding\":");
            int from = row * batch.dimension();
            JsonText.appendFloats(line, batch.values(), from, from + batch.dimension());
            writer.line(line.append('}'));
        }
        writer.flush();
    }

    @Override
    void writeBytes(QuantizedEmbeddings batch) throws IOException {
        for (int row = 0; row < batch.rows(); row++) {
            line.setLength(0);
            line.append("{\"embedding\":[");
            for (byte value : batch.row(row)) {
                line.append(precision().isUnsigned() ? value & 0xFF : value).append(',');
            }
            line.setLength(line.length() - 1);
            writer.line(line.append("]}"));
        }
    }

    @Override
    void flushAll() throws IOException {
        writer.flush();
    }

    @Override
    public void finish(Output file) throws IOException {
        flush();
    }
}

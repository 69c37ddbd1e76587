package dev.hayate.bulk.format;

import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Rows as JSON lines on a stream, which stays open.
final class VectorLines implements VectorSink {
    private static final String VECTOR = "embedding";
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .rootValueSeparator("")
            .build();

    private final JsonGenerator json;
    private final List<String> kept;

    VectorLines(OutputStream out, VectorSchema schema) {
        requireFits(schema);
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
        this.kept = schema.kept();
    }

    static void requireFits(VectorSchema schema) {
        if (schema.kept().contains(VECTOR)) {
            throw new IllegalArgumentException(
                    "the column \"" + VECTOR + "\" cannot go along, as the vectors are named so");
        }
    }

    @Override
    public void write(VectorBatch batch) throws IOException {
        try {
            for (int row = 0; row < batch.rows(); row++) {
                writeRow(
                        batch.kept().get(row),
                        batch.vectors().values(),
                        row * batch.vectors().dimension(),
                        batch.vectors().dimension());
            }
            json.flush();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void writeRow(List<String> cells, float[] values, int from, int dimension) {
        json.writeStartObject();
        for (int i = 0; i < cells.size(); i++) {
            json.writeStringProperty(kept.get(i), cells.get(i));
        }
        json.writeArrayPropertyStart(VECTOR);
        for (int i = from; i < from + dimension; i++) {
            json.writeNumber(values[i]);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void complete() throws IOException {
        close();
    }

    @Override
    public void close() throws IOException {
        try {
            json.close();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}

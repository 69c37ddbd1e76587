package dev.hayate.bulk.opensearch;

import dev.hayate.Embeddings;
import dev.hayate.bulk.Surrogates;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorSchema;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Rows as two lines of JSON: what to do, and the document. For one thread.
final class Documents {
    private static final int MOST_BYTES_OF_ID = 512;
    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator("").build();

    private final BulkIndex index;
    private final List<String> fields;
    private final int idPlace;

    Documents(BulkIndex index, VectorSchema schema) {
        this.index = index;
        this.fields = schema.kept();
        this.idPlace = index.id().place(schema);
    }

    /// Appends the two lines of a row. A vector of zeros has no direction, which the cosine needs: its document
    /// has no such field.
    ///
    /// @throws DocumentException if the row cannot become a document
    void append(VectorBatch batch, int row, ByteArrayOutputStream out) throws DocumentException {
        long number = batch.firstRow() + row;
        List<String> cells = batch.kept().get(row);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            action(json, idPlace < 0 ? Long.toString(number) : cells.get(idPlace), number);
            json.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                requireText(cells.get(i), number);
                json.writeStringProperty(fields.get(i), cells.get(i));
            }
            vector(json, batch.vectors(), row, number);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void requireText(String text, long number) throws DocumentException {
        if (!Surrogates.arePaired(text)) {
            throw new DocumentException(number, "holds half of a surrogate pair, which UTF-8 cannot say");
        }
    }

    private void action(JsonGenerator json, String id, long number) throws DocumentException {
        requireText(id, number);
        int bytes = id.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > MOST_BYTES_OF_ID) {
            throw new DocumentException(number, "expected an id of 1 to " + MOST_BYTES_OF_ID + " bytes, got " + bytes);
        }
        json.writeStartObject();
        json.writeObjectPropertyStart("index");
        json.writeStringProperty("_index", index.name());
        json.writeStringProperty("_id", id);
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void vector(JsonGenerator json, Embeddings vectors, int row, long number) throws DocumentException {
        float[] values = vectors.values();
        int start = row * vectors.dimension();
        int end = start + vectors.dimension();
        if (isZero(values, start, end)) {
            return;
        }
        json.writeArrayPropertyStart(index.vector());
        for (int i = start; i < end; i++) {
            if (!Float.isFinite(values[i])) {
                throw new DocumentException(number, "its vector holds " + values[i] + ", which JSON lacks");
            }
            json.writeNumber(values[i]);
        }
        json.writeEndArray();
    }

    private static boolean isZero(float[] values, int start, int end) {
        for (int i = start; i < end; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }
}

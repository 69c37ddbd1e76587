package dev.hayate.benchmarks.peers;

import dev.hayate.benchmarks.texts.Slice;
import dev.hayate.benchmarks.texts.Slices;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Slices as a file that other languages read: a JSON array of strings a line, each line a slice.
final class SliceFile {
    private static final JsonFactory JSON = new JsonFactory();

    private SliceFile() {}

    static void write(Path file, Slices slices) throws IOException {
        List<Slice> all = slices.all();
        try (Writer writer = Files.newBufferedWriter(file)) {
            for (Slice slice : all) {
                JsonGenerator line = JSON.createGenerator(ObjectWriteContext.empty(), writer);
                line.writeStartArray();
                for (String text : slice.texts()) {
                    line.writeString(text);
                }
                line.writeEndArray();
                line.flush();
                writer.write('\n');
            }
        }
    }
}

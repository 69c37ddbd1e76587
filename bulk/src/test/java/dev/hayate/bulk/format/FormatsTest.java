package dev.hayate.bulk.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.Embeddings;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorFormat;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormatsTest {
    private static final VectorSchema SCHEMA = new VectorSchema("text", List.of("id"), 2);
    private static final VectorSchema ALONE = new VectorSchema("text", List.of(), 2);

    @TempDir
    private Path folder;

    private static VectorBatch batch(List<String> ids, float... values) {
        return new VectorBatch(
                1, ids, ids.stream().map(List::of).toList(), new Embeddings(values, values.length / 2, 2));
    }

    static List<VectorFormat> formats() {
        return List.of(new JsonlFormat(), new NpyFormat(), new ParquetFormat());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void appearsUnderItsNameWhenComplete(VectorFormat format) throws IOException {
        Path file = Files.writeString(folder.resolve("あ b." + format.ending()), "old");
        try (VectorSink sink = format.open(file, ALONE)) {
            sink.write(batchOfVectors(1, 2));
            assertThat(file).hasContent("old");
            sink.complete();
        }
        assertThat(Files.size(file)).isGreaterThan(3);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void leavesNothingUnlessComplete(VectorFormat format) throws IOException {
        Path file = folder.resolve("a." + format.ending());
        try (VectorSink sink = format.open(file, ALONE)) {
            sink.write(batchOfVectors(1, 2));
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static VectorBatch batchOfVectors(float... values) {
        return new VectorBatch(1, List.of("a"), List.of(List.of()), new Embeddings(values, values.length / 2, 2));
    }

    @Test
    void writesJsonLinesWithTheShortestNumbers() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VectorSink sink = JsonlFormat.streamed(out, SCHEMA)) {
            sink.write(batch(List.of("p\"1\"", "東\n京"), 0.1f, -1.0E-5f, 1.0E10f, 3));
            sink.write(batch(List.of(""), 0, -0f));
            sink.complete();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"id":"p\\"1\\"","embedding":[0.1,-1.0E-5]}
                {"id":"東\\n京","embedding":[1.0E10,3.0]}
                {"id":"","embedding":[0.0,-0.0]}
                """);
    }

    @Test
    void writesNumpyArraysThatTellHowManyRowsThereAre() throws IOException {
        Path file = folder.resolve("a.npy");
        try (VectorSink sink = new NpyFormat().open(file, ALONE)) {
            sink.write(batchOfVectors(1, 2));
            sink.write(batchOfVectors(3, 4));
            sink.complete();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.capacity()).isEqualTo(NpyHeader.BYTES + 4 * Float.BYTES);
        assertThat(new String(bytes.array(), 0, NpyHeader.BYTES, StandardCharsets.ISO_8859_1))
                .startsWith("\u0093NUMPY\u0001\0")
                .contains("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }")
                .endsWith("\n");
        assertThat(bytes.getFloat(NpyHeader.BYTES + 2 * Float.BYTES)).isEqualTo(3);
    }

    @Test
    void refusesColumnsWithTheNameOfTheVectors() {
        VectorSchema schema = new VectorSchema("text", List.of("embedding"), 2);
        for (VectorFormat format : List.of(new JsonlFormat(), new ParquetFormat())) {
            assertThatThrownBy(() -> format.requireFits(schema))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"embedding\"");
        }
    }
}

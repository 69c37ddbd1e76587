package dev.hayate.benchmarks.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheTableAsSafetensors() throws IOException {
        RandomTable table = RandomTable.of(600, 5);
        Path tokenizer = Files.writeString(folder.resolve("t.json"), "{}");
        Path model = Files.createDirectory(folder.resolve("model"));

        ModelFolder.write(model, tokenizer, table);

        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(model.resolve("model.safetensors")))
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[Math.toIntExact(file.getLong())];
        file.get(header);
        float[] values = new float[600 * 5];
        file.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);

        assertThat(header.length % 8).isZero();
        assertThat(new String(header, StandardCharsets.UTF_8))
                .startsWith(
                        "{\"embedding.weight\": {\"dtype\": \"F32\", \"shape\": [600, 5], \"data_offsets\": [0, 12000]}}");
        assertThat(file.remaining()).isEqualTo(12_000);
        assertThat(values).containsExactly(table.values());
        assertThat(model.resolve("tokenizer.json")).hasContent("{}");
    }
}

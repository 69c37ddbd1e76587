package dev.hayate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The wider data beside the project, where it is there: a model of 32,001 rows and 256 dimensions.
final class ReferenceModelTest {
    private static final Path SHARED = Path.of("..", "..", "shared");
    private static final Path MODEL = SHARED.resolve("models/reference-ja");
    private static final Path EXPECTED = SHARED.resolve("golden/embeddings.jsonl");

    @Test
    void givesTheBitsOfSentenceTransformers() throws IOException {
        assumeTrue(Files.exists(MODEL) && Files.exists(EXPECTED), "no " + SHARED + " beside the project");
        List<String> texts = new ArrayList<>();
        List<float[]> expected = new ArrayList<>();
        for (String line : Files.readAllLines(EXPECTED)) {
            Json json = Json.parse(EXPECTED.toString(), line);
            texts.add(json.member("text").string());
            expected.add(floats(json.member("f32_le_base64").string()));
        }
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(MODEL, LoadOptions.DEFAULT.verified())) {
            Embeddings actual = model.encode(texts);
            assertThat(texts).isNotEmpty();
            for (int row = 0; row < texts.size(); row++) {
                assertThat(actual.row(row)).as(texts.get(row)).containsExactly(expected.get(row));
            }
        }
    }

    private static float[] floats(String base64) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[bytes.capacity() / Float.BYTES];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }
}

package dev.hayate.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.training.table.TokenBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepWorkTest {
    private static final StepWork WORK = new StepWork(3, new int[] {2, 4});

    @TempDir
    private Path folder;

    @Test
    void writesTheTableAndTheIdsThatHayateTrainsWith() throws IOException {
        Path file = folder.resolve("work");

        WORK.write(file);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] table = new float[StepWork.VOCABULARY * 4];
        bytes.asFloatBuffer().get(table);
        bytes.position(Float.BYTES * table.length);
        int[] ids = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(ids);
        assertThat(table).containsExactly(WORK.table().values());
        assertThat(ids).containsExactly(WORK.ids()).hasSize(3 * (16 + 212));
        assertThat(Arrays.stream(ids).max().orElseThrow()).isLessThan(StepWork.VOCABULARY);
    }

    @Test
    void positivesBeginAtAMultipleOfEightTexts() {
        TokenBatch texts = WORK.texts();

        assertThat(texts.starts())
                .startsWith(0, 16, 32, 48, 48, 48, 48, 48, 48, 48 + 212)
                .hasSize(8 + 3 + 1);
    }
}

package dev.hayate.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.ModelFormatException;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that were damaged at random either still make a model, or are refused by an exception that names the
/// file.
class MutatedModelTest {
    private static final Path MODELS = Path.of("src/test/resources/golden/models");
    private static final List<String> SPICES = List.of(
            "-1",
            "1e309",
            "99999999999999999999",
            "null",
            "[",
            "{",
            "\"",
            "}",
            "]",
            ",",
            "\\u0000",
            "\\ud800",
            "NaN",
            "0.5");

    @TempDir
    Path folder;

    @Test
    void damagedFilesAreRefusedOrHarmless() throws IOException {
        int refused = 0;
        for (String model : List.of("st-unigram", "st-nested-normalized", "m2v-f32", "m2v-quantized", "st-f64")) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(MODELS.resolve(model))) {
                files = all.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("expected.jsonl"))
                        .sorted()
                        .toList();
            }
            for (int seed = 0; seed < 120; seed++) {
                Random random = new Random(seed);
                Path damaged = files.get(random.nextInt(files.size()));
                Path copy = folder.resolve(model + seed);
                for (Path file : files) {
                    Path target =
                            copy.resolve(MODELS.resolve(model).relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    byte[] bytes = Files.readAllBytes(file);
                    Files.write(target, file.equals(damaged) ? damage(bytes, random) : bytes);
                }
                refused += loads(copy, damaged.getFileName().toString(), model + ", seed " + seed) ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    private static boolean loads(Path model, String damaged, String description) {
        try (StaticEmbeddingModel loaded = StaticEmbeddingModel.load(model)) {
            assertThat(loaded.encode("東京 the cat")).as(description).hasSize(loaded.dimension());
            return true;
        } catch (ModelFormatException | FileSystemException e) {
            assertThat(e).as("%s, %s", description, damaged).hasMessageContaining(model.toString());
            return false;
        } catch (IOException | RuntimeException | Error e) {
            throw new AssertionError(description + ", " + damaged + ": " + e, e);
        }
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int at = random.nextInt(Math.min(bytes.length, 4096));
        int count = Math.min(1 + random.nextInt(8), bytes.length - at);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 2 -> replaced(bytes, at, at + count, new byte[0]);
            case 3 -> replaced(bytes, at, at + count, randomBytes(count, random));
            default ->
                replaced(
                        bytes,
                        at,
                        at + count,
                        SPICES.get(random.nextInt(SPICES.size())).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static byte[] randomBytes(int count, Random random) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] middle) {
        byte[] result = new byte[bytes.length - (to - from) + middle.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(middle, 0, result, from, middle.length);
        System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
        return result;
    }
}

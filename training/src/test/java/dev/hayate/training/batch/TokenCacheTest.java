package dev.hayate.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCacheTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 70_000})
    void keepsTheTokensOfEveryText(int vocabulary) throws IOException {
        Tokenizer tokenizer = words(vocabulary);
        Path target = folder.resolve("データ/pairs");
        try (Workers workers = new Workers(2);
                TokenCacheWriter writer = new TokenCacheWriter(target, tokenizer, workers)) {
            for (int row = 0; row < 5000; row++) {
                writer.add("w1 ".repeat(row % 3).strip());
                writer.add("w2 w" + (vocabulary - 1) + " " + row);
            }
            writer.complete();
        }
        try (TokenCache cache = TokenCache.open(target, 2, tokenizer.vocabularySize())) {
            assertThat(cache.rows()).isEqualTo(5000);
            int[] ids = new int[10];
            for (int row = 0; row < 5000; row++) {
                assertThat(cache.rowLength(row)).isEqualTo(row % 3 + 3);
                assertThat(cache.copy(row, 0, ids, 4)).isEqualTo(row % 3);
                assertThat(cache.copy(row, 1, ids, 1)).isEqualTo(3);
                assertThat(Arrays.copyOf(ids, 4)).containsExactly(ids[0], 2, vocabulary - 1, 0);
            }
            assertThat(cache.hash(0, 0)).isEqualTo(cache.hash(3, 0)).isNotEqualTo(cache.hash(1, 0));
        }
    }

    @Test
    void leavesNothingBehindIfItIsNotCompleted() throws IOException {
        try (Workers workers = new Workers(1);
                TokenCacheWriter writer = new TokenCacheWriter(folder.resolve("pairs"), words(3), workers)) {
            writer.add("w1");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whoeverIsSecondLeavesTheFirstInItsPlace() throws IOException {
        try (Workers workers = new Workers(1)) {
            for (int writers = 0; writers < 2; writers++) {
                try (TokenCacheWriter writer = new TokenCacheWriter(folder.resolve("pairs"), words(3), workers)) {
                    writer.add("w1");
                    writer.complete();
                }
            }
        }
        assertThat(files()).containsExactly("pairs");
    }

    @Test
    void aDamagedCacheIsRefusedByName() throws IOException {
        try (Workers workers = new Workers(1);
                TokenCacheWriter writer = new TokenCacheWriter(folder.resolve("pairs"), words(3), workers)) {
            writer.add("w1 w2");
            writer.complete();
        }
        Files.write(folder.resolve("pairs/ids"), new byte[2]);
        assertThatThrownBy(() -> TokenCache.open(folder.resolve("pairs"), 1, 3))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pairs: the token cache is damaged; delete the folder");
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    /// Words `w1`, `w2` … by number, all others 0.
    private static Tokenizer words(int vocabulary) {
        StringBuilder words = new StringBuilder("\"[UNK]\":0");
        IntStream.range(1, vocabulary)
                .forEach(w -> words.append(",\"w").append(w).append("\":").append(w));
        return Tokenizer.fromJson(
                "words",
                ("{\"version\":\"1.0\",\"added_tokens\":[],\"normalizer\":null,\"pre_tokenizer\":{\"type\":\"Whitespace\"},"
                                + "\"post_processor\":null,\"decoder\":null,\"model\":{\"type\":\"WordLevel\",\"vocab\":{"
                                + words + "},\"unk_token\":\"[UNK]\"}}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}

package dev.hayate.bulk;

import dev.hayate.data.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts in a file, with ids.
public final class SampleTexts {
    private static final List<String> WORDS = List.of("東京", "夜行列車", "雪", "the cat", "図書館", "😀", "疾風");

    private SampleTexts() {}

    /// Rows of the columns `id` and `text`, the second of them also among the kept ones.
    public static BulkSource write(Path folder, int rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve("pages.jsonl"),
                IntStream.range(0, rows)
                        .mapToObj(row -> "{\"id\":\"id " + row + "\",\"text\":\"" + text(row) + "\"}\n")
                        .collect(Collectors.joining()));
        return new BulkSource(FileSource.of(file), "text", List.of("id", "text"));
    }

    private static String text(int row) {
        return WORDS.get(row % WORDS.size()) + "、" + WORDS.get(row / 7 % WORDS.size()) + " " + row;
    }
}

package dev.hayate.bulk;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.bulk.format.JsonlFormat;
import dev.hayate.data.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A small model, rows of texts, and what becomes of them.
final class Corpus {
    static final Path MODELS = Path.of("../core/src/test/resources/golden/models");
    static final EncodeOptions OPTIONS = EncodeOptions.DEFAULT.truncateTo(3);

    private Corpus() {}

    static StaticEmbeddingModel model() throws IOException {
        return StaticEmbeddingModel.load(MODELS.resolve("st-unigram"));
    }

    static String text(int row) {
        return row % 7 == 3 ? "" : "東京" + "の猫".repeat(row % 5) + " the cat " + row;
    }

    /// Rows with `id` and `body`, from 0 on.
    static Path write(Path file, int from, int to) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int row = from; row < to; row++) {
            lines.add("{\"id\": " + row + ", \"body\": \"" + text(row) + "\"}");
        }
        return Files.write(file, lines);
    }

    static BulkSource source(Path... files) {
        return new BulkSource(FileSource.of(files), "body", List.of("id"));
    }

    static BulkOutcome encode(BulkSource source, Path folder, long shardRows, ExistingOutput existing)
            throws IOException {
        return encode(source, folder, new JsonlFormat(), shardRows, existing);
    }

    static BulkOutcome encode(
            BulkSource source, Path folder, VectorFormat format, long shardRows, ExistingOutput existing)
            throws IOException {
        try (StaticEmbeddingModel model = model()) {
            return new BulkEncoding(model, OPTIONS, source, BulkListener.NONE)
                    .into(folder, new ShardFiles(folder, format), shardRows, existing);
        }
    }

    /// The bytes of all files in a folder, as text that can be compared and shown.
    static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                content.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}

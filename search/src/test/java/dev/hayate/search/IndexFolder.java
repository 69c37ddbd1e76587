package dev.hayate.search;

import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Indexes for tests, made with the bundled model.
final class IndexFolder {
    static final StaticEmbeddingModel MODEL = bundled();

    private IndexFolder() {}

    private static StaticEmbeddingModel bundled() {
        try {
            return StaticEmbeddingModel.bundled();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IndexSettings settings() {
        return IndexSettings.of(MODEL).withDimension(64);
    }

    /// An index of these documents, finished.
    static SearchIndex of(Path folder, IndexSettings settings, WriteOptions options, List<Document> documents)
            throws IOException {
        SearchIndex index = SearchIndex.create(folder, MODEL, settings);
        try (IndexWriting writing = index.write(options)) {
            addAll(writing, documents, 0);
            writing.finish();
        }
        return index;
    }

    static SearchIndex of(Path folder, List<Document> documents) throws IOException {
        return of(folder, settings(), new WriteOptions(2, 16), documents);
    }

    /// Adds the documents from one on, row by row.
    static void addAll(IndexWriting writing, List<Document> documents, int first) throws IOException {
        for (int i = first; i < documents.size(); i++) {
            writing.add(documents.get(i), new Place("texts.jsonl", i + 1));
        }
    }

    /// What a process that dies now would leave behind.
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    static List<String> ids(List<Hit> hits) {
        return hits.stream().map(Hit::id).toList();
    }

    /// Texts of a few words each; many are alike, some are equal.
    static List<Document> generated(int count) {
        List<String> words = List.of(
                "犬", "猫", "鳥", "ラーメン", "寿司", "東京", "大阪", "天気", "雨", "散歩", "学校", "電車", "本", "映画", "音楽", "海", "山", "友達",
                "料理", "旅行");
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> new Document(
                        "d" + i,
                        i % 3 == 0 ? words.get(i * 11 % words.size()) : "",
                        words.get(i % words.size()) + "と" + words.get(i / 7 % words.size()) + "と"
                                + words.get(i * 13 / 5 % words.size()) + "の話",
                        Map.of("number", new Value.Numeric(i), "even", new Value.Flag(i % 2 == 0))))
                .toList();
    }
}

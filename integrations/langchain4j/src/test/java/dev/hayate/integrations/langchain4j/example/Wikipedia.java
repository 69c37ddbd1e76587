package dev.hayate.integrations.langchain4j.example;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Passages of the Japanese Wikipedia and a question about each; their source and licence stand in
/// `integrations/texts/SOURCE.md`.
final class Wikipedia {
    /// A part of an article.
    record Passage(String title, String text) {}

    private Wikipedia() {}

    static List<Passage> passages() {
        return rows("/passages.tsv").stream()
                .map(columns -> new Passage(columns[0], columns[1]))
                .toList();
    }

    /// Each asks for what the passage at its index says.
    static List<String> questions() {
        return rows("/questions.tsv").stream().map(columns -> columns[0]).toList();
    }

    private static List<String[]> rows(String resource) {
        try (InputStream in = Wikipedia.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

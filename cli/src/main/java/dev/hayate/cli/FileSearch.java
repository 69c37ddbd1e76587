package dev.hayate.cli;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.Similarity;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The texts of a file nearest to queries; exact, in memory.
final class FileSearch {
    private final StaticEmbeddingModel model;
    private final EncodeOptions options;
    private final List<String> texts;
    private final Embeddings vectors;
    private final int k;
    private final boolean json;

    FileSearch(StaticEmbeddingModel model, EncodeOptions options, List<String> texts, int k, boolean json) {
        this.model = model;
        this.options = options;
        this.texts = texts;
        this.vectors = model.encodeDocument(texts, options);
        this.k = k;
        this.json = json;
    }

    static List<String> read(Terminal terminal, String file, TextSource.Column column) throws IOException {
        List<String> texts = new ArrayList<>();
        try (TextSource source = new TextSource(terminal, List.of(file), column)) {
            source.forEachRemaining(texts::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return texts;
    }

    void answer(String query, ResultWriter out) throws IOException {
        List<Similarity.Hit> hits =
                model.similarity().top(model.encodeQuery(query, options), vectors, Math.min(k, texts.size()));
        int rank = 0;
        for (Similarity.Hit hit : hits) {
            rank++;
            String text = texts.get(hit.index());
            if (json) {
                StringBuilder line = new StringBuilder("{\"query\":");
                JsonText.appendString(line, query).append(",\"rank\":").append(rank);
                line.append(",\"line\":").append(hit.index() + 1);
                line.append(",\"score\":").append(hit.score()).append(",\"text\":");
                out.line(JsonText.appendString(line, text).append('}'));
            } else {
                out.line(String.format(Locale.ROOT, "%8.4f  %s", hit.score(), text));
            }
        }
    }
}

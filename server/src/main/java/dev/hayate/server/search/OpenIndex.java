package dev.hayate.server.search;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.IndexFacts;
import dev.hayate.search.IndexSettings;
import dev.hayate.search.Search;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.words.JapaneseWords;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// An index that is open with a model. Safe for all threads.
final class OpenIndex implements Closeable {
    private final StaticEmbeddingModel model;
    private final SearchIndex index;
    private final Search search;
    private final JapaneseWords words = new JapaneseWords();
    private final long freshness;
    private final AtomicLong refreshed = new AtomicLong(System.nanoTime());

    private OpenIndex(StaticEmbeddingModel model, SearchIndex index, Search search, Duration freshness) {
        this.model = model;
        this.index = index;
        this.search = search;
        this.freshness = freshness.toNanos();
    }

    static OpenIndex of(Path folder, StaticEmbeddingModel model, Duration freshness) throws IOException {
        SearchIndex index = SearchIndex.open(folder, model);
        try {
            return new OpenIndex(model, index, index.search(), freshness);
        } catch (IOException e) {
            index.close();
            throw e;
        }
    }

    StaticEmbeddingModel model() {
        return model;
    }

    Search search() {
        return search;
    }

    /// How texts are cut where their words are marked.
    JapaneseWords words() {
        return words;
    }

    IndexSettings settings() {
        return index.settings();
    }

    IndexFacts facts() throws IOException {
        return index.facts();
    }

    /// This, after it has looked for commits if that is due; one thread looks, the others go on.
    OpenIndex refreshed() throws IOException {
        long now = System.nanoTime();
        long last = refreshed.get();
        if (now - last >= freshness && refreshed.compareAndSet(last, now)) {
            search.refresh();
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        try (words;
                index) {
            search.close();
        }
    }
}

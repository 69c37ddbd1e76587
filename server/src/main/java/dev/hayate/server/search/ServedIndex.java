package dev.hayate.server.search;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.IndexException;
import dev.hayate.search.IndexFacts;
import dev.hayate.search.SearchIndex;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// An index that is searched while others may write to it. It sees what they commit, and goes on when its model is
/// loaded again. Safe for all threads.
public final class ServedIndex implements Closeable {
    private static final Duration FRESHNESS = Duration.ofSeconds(1);

    private final Path folder;
    private final Engine engine;
    private final Duration freshness;
    private final String fingerprint;
    private final ReadWriteLock replacing = new ReentrantReadWriteLock();
    private OpenIndex open;

    private ServedIndex(Path folder, Engine engine, Duration freshness, String fingerprint, OpenIndex open) {
        this.folder = folder;
        this.engine = engine;
        this.freshness = freshness;
        this.fingerprint = fingerprint;
        this.open = open;
    }

    /// Opens an index. What is committed to it later is seen within a second.
    ///
    /// @throws IndexException if the folder holds none, or one of a model that is not served
    public static ServedIndex open(Path folder, Engine engine) throws IOException {
        return open(folder, engine, FRESHNESS);
    }

    /// @param freshness after what time commits are looked for
    static ServedIndex open(Path folder, Engine engine, Duration freshness) throws IOException {
        IndexFacts facts = SearchIndex.facts(folder);
        for (ServedModel served : engine.models()) {
            if (served.fingerprint().equals(facts.fingerprint())) {
                OpenIndex open = OpenIndex.of(folder, served.model(), freshness);
                return new ServedIndex(folder, engine, freshness, facts.fingerprint(), open);
            }
        }
        throw new IndexException(folder + " was made with the model " + facts.model() + " of fingerprint "
                + facts.fingerprint() + ", which is not served: serve it too, or make the index anew");
    }

    /// Work with an index.
    @FunctionalInterface
    interface Use<R> {
        R of(OpenIndex index) throws IOException;
    }

    /// Lends the index, and the model that it needs, to some work.
    ///
    /// @throws ApiException with [Problem#UNAVAILABLE] if that model is no longer served, with
    ///     [Problem#INTERNAL] if the index cannot be read
    <R> R using(Use<R> use) {
        return engine.withModel(model(), served -> {
            try {
                return using(served.model(), use);
            } catch (IOException e) {
                throw new ApiException(Problem.INTERNAL, "the index cannot be read");
            }
        });
    }

    private String model() {
        return engine.models().stream()
                .filter(served -> served.fingerprint().equals(fingerprint))
                .findFirst()
                .orElseThrow(() -> new ApiException(Problem.UNAVAILABLE, "the model of the index is no longer served"))
                .name();
    }

    /// Lends the index as it is with a model that stays loaded meanwhile.
    <R> R using(StaticEmbeddingModel model, Use<R> use) throws IOException {
        Lock reading = replacing.readLock();
        reading.lock();
        try {
            if (open.model() == model) {
                return use.of(open.refreshed());
            }
        } finally {
            reading.unlock();
        }
        replace(model);
        return using(model, use);
    }

    /// The model has been loaded again, and soon nothing may use the one before.
    private void replace(StaticEmbeddingModel model) throws IOException {
        Lock writing = replacing.writeLock();
        writing.lock();
        try {
            if (open.model() != model) {
                OpenIndex fresh = OpenIndex.of(folder, model, freshness);
                open.close();
                open = fresh;
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        Lock writing = replacing.writeLock();
        writing.lock();
        try {
            open.close();
        } finally {
            writing.unlock();
        }
    }
}

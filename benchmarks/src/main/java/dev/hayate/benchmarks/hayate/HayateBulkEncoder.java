package dev.hayate.benchmarks.hayate;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.benchmarks.contest.VectorContestant;
import dev.hayate.benchmarks.texts.Slice;
import java.io.IOException;
import java.nio.file.Path;

/// Hayate from a list of texts to all their vectors at once, `StaticEmbeddingModel.encode(List, …)`, on a
/// number of threads.
public final class HayateBulkEncoder implements VectorContestant<Slice> {
    private final StaticEmbeddingModel model;
    private final EncodeOptions options;

    private HayateBulkEncoder(StaticEmbeddingModel model, EncodeOptions options) {
        this.model = model;
        this.options = options;
    }

    /// Loads a model folder.
    ///
    /// @throws IOException if it cannot be read
    public static HayateBulkEncoder load(Path folder, int threads) throws IOException {
        return new HayateBulkEncoder(StaticEmbeddingModel.load(folder), EncodeOptions.DEFAULT.threads(threads));
    }

    @Override
    public String name() {
        return options.threads() == 1 ? "Hayate, 1 thread" : "Hayate, %d threads".formatted(options.threads());
    }

    @Override
    public double seconds(Slice slice) {
        long start = System.nanoTime();
        float[] vectors = vectors(slice);
        long elapsed = System.nanoTime() - start;
        Proof.ofWork(Float.floatToRawIntBits(vectors[0]));
        return elapsed * 1e-9;
    }

    @Override
    public float[] vectors(Slice slice) {
        return model.encode(slice.texts(), options).values();
    }

    @Override
    public void close() {
        model.close();
    }
}

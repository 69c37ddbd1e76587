package dev.hayate.benchmarks.hayate;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.benchmarks.contest.VectorContestant;
import dev.hayate.benchmarks.texts.Slice;
import java.io.IOException;
import java.nio.file.Path;

/// Hayate from a list of texts to all their vectors at once, on a number of threads, into an array that is there
/// already: `StaticEmbeddingModel.encode(List, …, float[], int)`.
public final class HayateArrayEncoder implements VectorContestant<Slice> {
    private final StaticEmbeddingModel model;
    private final EncodeOptions options;
    private float[] target = {};

    private HayateArrayEncoder(StaticEmbeddingModel model, EncodeOptions options) {
        this.model = model;
        this.options = options;
    }

    /// Loads a model folder.
    ///
    /// @throws IOException if it cannot be read
    public static HayateArrayEncoder load(Path folder, int threads) throws IOException {
        return new HayateArrayEncoder(StaticEmbeddingModel.load(folder), EncodeOptions.DEFAULT.threads(threads));
    }

    @Override
    public String name() {
        return options.threads() == 1 ? "Hayate, 1 thread" : "Hayate, %d threads".formatted(options.threads());
    }

    @Override
    public double seconds(Slice slice) {
        int values = slice.texts().size() * model.dimension();
        if (target.length < values) {
            target = new float[values];
        }
        long start = System.nanoTime();
        model.encode(slice.texts(), options, target, 0);
        long elapsed = System.nanoTime() - start;
        Proof.ofWork(Float.floatToRawIntBits(target[0]));
        return elapsed * 1e-9;
    }

    @Override
    public float[] vectors(Slice slice) {
        float[] vectors = new float[slice.texts().size() * model.dimension()];
        model.encode(slice.texts(), options, vectors, 0);
        return vectors;
    }

    @Override
    public void close() {
        model.close();
    }
}

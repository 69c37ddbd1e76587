package dev.hayate.benchmarks.hayate;

import dev.hayate.EncodeOptions;
import dev.hayate.Encoder;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.benchmarks.contest.VectorContestant;
import dev.hayate.benchmarks.texts.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Hayate from text to vector on one thread: an `Encoder`, a batch of texts a call, into an array of the caller
/// that holds their vectors.
public final class HayateEncoder implements VectorContestant<Slice> {
    private static final int BATCH = 256;

    private final StaticEmbeddingModel model;
    private final Encoder encoder;
    private final float[] batch;

    private HayateEncoder(StaticEmbeddingModel model, Encoder encoder) {
        this.model = model;
        this.encoder = encoder;
        this.batch = new float[BATCH * encoder.dimension()];
    }

    /// Loads a model folder.
    ///
    /// @throws IOException if it cannot be read
    public static HayateEncoder load(Path folder) throws IOException {
        StaticEmbeddingModel model = StaticEmbeddingModel.load(folder);
        return new HayateEncoder(model, model.newEncoder(EncodeOptions.DEFAULT));
    }

    @Override
    public String name() {
        return "Hayate";
    }

    @Override
    public double seconds(Slice slice) {
        List<String> texts = slice.texts();
        long start = System.nanoTime();
        for (int from = 0; from < texts.size(); from += BATCH) {
            encoder.encode(texts.subList(from, Math.min(from + BATCH, texts.size())), batch, 0);
        }
        long elapsed = System.nanoTime() - start;
        Proof.ofWork(Float.floatToRawIntBits(batch[0]));
        return elapsed * 1e-9;
    }

    @Override
    public float[] vectors(Slice slice) {
        float[] vectors = new float[slice.texts().size() * encoder.dimension()];
        encoder.encode(slice.texts(), vectors, 0);
        return vectors;
    }

    @Override
    public void close() {
        model.close();
    }
}

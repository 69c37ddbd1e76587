package dev.hayate.benchmarks.hayate;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.benchmarks.contest.Bags;
import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.benchmarks.contest.VectorContestant;
import dev.hayate.table.MeanPooling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Hayate's table sums on one thread, a text a call, into an array that holds a batch of vectors.
public final class HayateBags implements VectorContestant<Bags> {
    private static final int BATCH = 256;

    private final StaticEmbeddingModel model;
    private final int dimension;
    private final MeanPooling pooling;
    private final String type;
    private final float[] batch;

    private HayateBags(StaticEmbeddingModel model, String type) {
        this.model = model;
        this.dimension = model.table().dimension();
        this.pooling = model.table().newPooling();
        this.type = type;
        this.batch = new float[BATCH * dimension];
    }

    /// Takes the table of a model folder.
    ///
    /// @param type what to call the type of its numbers
    /// @throws IOException if the folder cannot be read
    public static HayateBags load(Path folder, String type) throws IOException {
        return new HayateBags(StaticEmbeddingModel.load(folder), type);
    }

    @Override
    public String name() {
        return "Hayate " + type;
    }

    @Override
    public double seconds(Bags bags) {
        int row = 0;
        long start = System.nanoTime();
        for (int[] ids : bags.texts()) {
            pooling.mean(ids, ids.length, batch, row * dimension, dimension);
            row = (row + 1) % BATCH;
        }
        long elapsed = System.nanoTime() - start;
        Proof.ofWork(Float.floatToRawIntBits(batch[0]));
        return elapsed * 1e-9;
    }

    @Override
    public float[] vectors(Bags bags) {
        List<int[]> texts = bags.texts();
        float[] vectors = new float[texts.size() * dimension];
        for (int text = 0; text < texts.size(); text++) {
            pooling.mean(texts.get(text), texts.get(text).length, vectors, text * dimension, dimension);
        }
        return vectors;
    }

    @Override
    public void close() {
        model.close();
    }
}

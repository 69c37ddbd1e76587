package dev.hayate.benchmarks.peers;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.ndarray.NDManager;
import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.benchmarks.contest.VectorContestant;
import dev.hayate.benchmarks.tables.RandomTable;
import dev.hayate.benchmarks.texts.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What the JVM had so far from text to vector: HF tokenizers through DJL, then libtorch's EmbeddingBag, one
/// thread, at the batch size that suits it best.
public final class DjlEncoder implements VectorContestant<Slice> {
    private static final int BATCH_TRIAL_TEXTS = 2048;

    private final HuggingFaceTokenizer tokenizer;
    private final LibtorchBag bag;
    private final int dimension;
    private final int batch;

    private DjlEncoder(HuggingFaceTokenizer tokenizer, LibtorchBag bag, int dimension, int batch) {
        this.tokenizer = tokenizer;
        this.bag = bag;
        this.dimension = dimension;
        this.batch = batch;
    }

    /// Loads both halves, fills the tokenizer's memory and looks for the best batch size.
    ///
    /// @param heldOut texts that are not timed
    /// @throws PeerUnavailableException if one of them does not run here
    /// @throws IOException if the tokenizer cannot be read
    public static DjlEncoder of(Path tokenizerJson, RandomTable table, Slice heldOut)
            throws PeerUnavailableException, IOException {
        HuggingFaceTokenizer tokenizer = DjlTokenizer.load(tokenizerJson);
        DjlTokenizer.fillMemory(tokenizer, heldOut);
        LibtorchBag bag = LibtorchBag.of(table);
        List<String> trial = heldOut.texts()
                .subList(0, Math.min(BATCH_TRIAL_TEXTS, heldOut.texts().size()));
        int batch = Batches.fastest(size -> new DjlEncoder(tokenizer, bag, table.dimension(), size).work(trial));
        return new DjlEncoder(tokenizer, bag, table.dimension(), batch);
    }

    @Override
    public String name() {
        return "DJL HF tokenizers %s + libtorch %s, batch %,d"
                .formatted(tokenizer.getVersion(), LibtorchBag.version(), batch);
    }

    @Override
    public double seconds(Slice slice) {
        long start = System.nanoTime();
        work(slice.texts());
        return (System.nanoTime() - start) * 1e-9;
    }

    private void work(List<String> texts) {
        long proof = 0;
        for (int from = 0; from < texts.size(); from += batch) {
            proof += Float.floatToRawIntBits(encode(texts, from)[0]);
        }
        Proof.ofWork(proof);
    }

    @Override
    public float[] vectors(Slice slice) {
        float[] vectors = new float[slice.texts().size() * dimension];
        for (int from = 0; from < slice.texts().size(); from += batch) {
            float[] values = encode(slice.texts(), from);
            System.arraycopy(values, 0, vectors, from * dimension, values.length);
        }
        return vectors;
    }

    private float[] encode(List<String> texts, int from) {
        Encoding[] encodings = tokenize(texts.subList(from, Math.min(texts.size(), from + batch)));
        long[] offsets = new long[encodings.length];
        int tokens = 0;
        for (int text = 0; text < encodings.length; text++) {
            offsets[text] = tokens;
            tokens += encodings[text].getIds().length;
        }
        long[] ids = new long[tokens];
        for (int text = 0; text < encodings.length; text++) {
            long[] here = encodings[text].getIds();
            System.arraycopy(here, 0, ids, (int) offsets[text], here.length);
        }
        try (NDManager scope = bag.scope()) {
            return bag.means(scope, ids, offsets).toFloatArray();
        }
    }

    private Encoding[] tokenize(List<String> texts) {
        return texts.size() == 1
                ? new Encoding[] {tokenizer.encode(texts.getFirst(), false, false)}
                : tokenizer.batchEncode(texts, false, false);
    }

    @Override
    public void close() {
        bag.close();
        tokenizer.close();
    }
}

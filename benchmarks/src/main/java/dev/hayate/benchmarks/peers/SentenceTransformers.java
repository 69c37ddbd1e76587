package dev.hayate.benchmarks.peers;

import dev.hayate.benchmarks.contest.VectorContestant;
import dev.hayate.benchmarks.texts.Slice;
import dev.hayate.benchmarks.texts.Slices;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Base64;

/// sentence-transformers itself: `SentenceTransformer.encode` on the CPU, at the best of the batch sizes 32, 256
/// and 2,048.
public final class SentenceTransformers implements VectorContestant<Slice> {
    private final PythonProcess process;

    private SentenceTransformers(PythonProcess process) {
        this.process = process;
    }

    /// Starts it and lets it warm up.
    ///
    /// @param python an interpreter that has the package `sentence-transformers`
    /// @param model a model folder
    /// @param threads how many threads PyTorch and the tokenizer may use
    /// @throws PeerUnavailableException if it does not start
    public static SentenceTransformers start(String python, Path model, Slices slices, int threads)
            throws PeerUnavailableException, IOException {
        return new SentenceTransformers(PythonProcess.start(
                python, "sentence_transformers_peer.py", slices, threads, model.toString(), Integer.toString(threads)));
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public double seconds(Slice slice) throws IOException {
        return process.go(slice.index());
    }

    @Override
    public float[] vectors(Slice slice) throws IOException {
        FloatBuffer values = ByteBuffer.wrap(Base64.getDecoder().decode(process.show(slice.index())))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] vectors = new float[values.remaining()];
        values.get(vectors);
        return vectors;
    }

    @Override
    public void close() {
        process.close();
    }
}

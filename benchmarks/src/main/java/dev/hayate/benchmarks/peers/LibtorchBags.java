package dev.hayate.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.hayate.benchmarks.contest.Bags;
import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.benchmarks.contest.VectorContestant;
import dev.hayate.benchmarks.tables.RandomTable;
import java.io.IOException;
import java.util.Arrays;

/// Table sums by libtorch, one thread, in batches. The means stay in libtorch's memory while the clock runs;
/// copying them into a Java array is not charged.
public final class LibtorchBags implements VectorContestant<Bags> {
    private static final int BATCH = 256;

    private final LibtorchBag bag;
    private final int dimension;

    private LibtorchBags(LibtorchBag bag, int dimension) {
        this.bag = bag;
        this.dimension = dimension;
    }

    /// Loads the table into libtorch.
    ///
    /// @throws PeerUnavailableException if libtorch does not run here
    public static LibtorchBags of(RandomTable table) throws PeerUnavailableException, IOException {
        return new LibtorchBags(LibtorchBag.of(table), table.dimension());
    }

    @Override
    public String name() {
        return "libtorch " + LibtorchBag.version() + " EmbeddingBag float32";
    }

    @Override
    public double seconds(Bags bags) {
        long[][] ids = new long[batches(bags)][];
        long[][] offsets = new long[batches(bags)][];
        for (int batch = 0; batch < ids.length; batch++) {
            ids[batch] = ids(bags, batch);
            offsets[batch] = offsets(bags, batch);
        }
        long means = 0;
        long start = System.nanoTime();
        for (int batch = 0; batch < ids.length; batch++) {
            try (NDManager scope = bag.scope()) {
                means += bag.means(scope, ids[batch], offsets[batch]).size();
            }
        }
        long elapsed = System.nanoTime() - start;
        Proof.ofWork(means);
        return elapsed * 1e-9;
    }

    @Override
    public float[] vectors(Bags bags) {
        float[] vectors = new float[bags.count() * dimension];
        for (int batch = 0; batch < batches(bags); batch++) {
            try (NDManager scope = bag.scope()) {
                NDArray means = bag.means(scope, ids(bags, batch), offsets(bags, batch));
                float[] values = means.toFloatArray();
                System.arraycopy(values, 0, vectors, batch * BATCH * dimension, values.length);
            }
        }
        return vectors;
    }

    @Override
    public void close() {
        bag.close();
    }

    private static int batches(Bags bags) {
        return Math.ceilDiv(bags.count(), BATCH);
    }

    private static int end(Bags bags, int batch) {
        return Math.min(bags.count(), (batch + 1) * BATCH);
    }

    private static long[] ids(Bags bags, int batch) {
        int from = bags.offsets()[batch * BATCH];
        int to = bags.offsets()[end(bags, batch)];
        return Arrays.stream(bags.ids(), from, to).asLongStream().toArray();
    }

    private static long[] offsets(Bags bags, int batch) {
        int from = bags.offsets()[batch * BATCH];
        return Arrays.stream(bags.offsets(), batch * BATCH, end(bags, batch))
                .mapToLong(offset -> offset - from)
                .toArray();
    }
}

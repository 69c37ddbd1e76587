package dev.hayate.benchmarks.peers;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import dev.hayate.benchmarks.tables.RandomTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/// libtorch's `embedding_bag` in mean mode, which is what `StaticEmbedding` of sentence-transformers calls, with
/// one thread. DJL has no such operation, so it runs as a TorchScript module of one line; the table is an
/// argument of it.
final class LibtorchBag implements AutoCloseable {
    private static final String SCRIPT = "embedding_bag.pt";
    private static final String ENGINE = "PyTorch";

    private final NDManager manager;
    private final Model model;
    private final Block block;
    private final ParameterStore parameters;
    private final NDArray table;

    private LibtorchBag(NDManager manager, Model model, NDArray table) {
        this.model = model;
        this.manager = manager;
        this.block = model.getBlock();
        this.parameters = new ParameterStore(manager, false);
        this.table = table;
    }

    static LibtorchBag of(RandomTable table) throws PeerUnavailableException, IOException {
        try (InputStream script = Objects.requireNonNull(LibtorchBag.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Model model = Model.newInstance("embedding_bag", Device.cpu(), ENGINE);
            model.load(script, Map.of());
            NDManager manager = model.getNDManager();
            NDArray rows = manager.create(table.values(), new Shape(table.rows(), table.dimension()));
            return new LibtorchBag(manager, model, rows);
        } catch (EngineException | LinkageError | IllegalStateException e) {
            throw new PeerUnavailableException("libtorch", "it does not load (" + e + ")");
        } catch (MalformedModelException e) {
            throw new IOException("libtorch does not read " + SCRIPT, e);
        }
    }

    static String version() {
        return Engine.getEngine(ENGINE).getVersion();
    }

    /// A scope for the arrays of one call.
    NDManager scope() {
        return manager.newSubManager();
    }

    /// Means of rows.
    ///
    /// @param scope keeps the result
    /// @param ids all ids, bag after bag
    /// @param offsets where each bag begins
    /// @return `[bags, dimension]`
    NDArray means(NDManager scope, long[] ids, long[] offsets) {
        return block.forward(parameters, new NDList(table, scope.create(ids), scope.create(offsets)), false)
                .singletonOrThrow();
    }

    @Override
    public void close() {
        model.close();
    }
}

package dev.hayate.spark;

import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;

/// The models of this process, by their fingerprints. One that has been loaded stays until the process ends: its
/// table is mapped, so that it takes addresses and no heap.
final class LoadedModels {
    private static final ConcurrentHashMap<String, StaticEmbeddingModel> MODELS = new ConcurrentHashMap<>();

    private LoadedModels() {}

    /// The model, loaded if this process has not done so; whoever asks meanwhile waits.
    ///
    /// @throws ModelUnavailableException if it is not there, or is another one
    static StaticEmbeddingModel of(ClusterModel wanted) {
        return MODELS.computeIfAbsent(wanted.fingerprint(), _ -> load(wanted));
    }

    /// Takes over a model that this process has opened itself, unless it has it already.
    ///
    /// @return whether it was new
    static boolean keep(String fingerprint, StaticEmbeddingModel model) {
        if (MODELS.putIfAbsent(fingerprint, model) == null) {
            return true;
        }
        model.close();
        return false;
    }

    private static StaticEmbeddingModel load(ClusterModel wanted) {
        try {
            StaticEmbeddingModel model = wanted.place().open();
            switch (wanted.place()) {
                case ModelPlace.ClassPath _, ModelPlace.EveryNode _ -> requireSame(wanted, model);
                case ModelPlace.Shipped _ -> {}
            }
            wanted.countLoad();
            return model;
        } catch (IOException e) {
            throw new ModelUnavailableException(
                    SparkProcess.current() + " cannot load the model from " + wanted.place() + ": " + reason(e) + "; "
                            + wanted.place().remedy(),
                    e);
        }
    }

    private static void requireSame(ClusterModel wanted, StaticEmbeddingModel model) throws IOException {
        String fingerprint = model.fingerprint();
        if (!fingerprint.equals(wanted.fingerprint())) {
            model.close();
            throw new ModelUnavailableException(
                    SparkProcess.current() + " has another model at " + wanted.place() + ": its fingerprint is "
                            + fingerprint + ", the driver's is " + wanted.fingerprint(),
                    null);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}

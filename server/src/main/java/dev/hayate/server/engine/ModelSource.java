package dev.hayate.server.engine;

import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.time.Instant;

/// Where a model can be had, now and again.
///
/// @param name what requests will call it
/// @param opening loads it
public record ModelSource(String name, Opening opening) {

    /// Loads a model.
    @FunctionalInterface
    public interface Opening {
        StaticEmbeddingModel open() throws IOException;
    }

    /// A model in a folder or from the hub, as [StaticEmbeddingModel#load(String)] finds it. A folder must be
    /// replaced as a whole, by renaming: its table is mapped, not read.
    public static ModelSource of(String name, String idOrPath) {
        return new ModelSource(name, () -> StaticEmbeddingModel.load(idOrPath));
    }

    /// Loads it and takes its fingerprint, for which the whole table is read.
    ///
    /// @throws IOException if a file cannot be read
    /// @throws dev.hayate.ModelFormatException if a file is broken
    public ServedModel load() throws IOException {
        StaticEmbeddingModel model = opening.open();
        try {
            return new ServedModel(
                    name, model, model.fingerprint(), Instant.now().getEpochSecond());
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }
}

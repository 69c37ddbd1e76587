package dev.hayate;

import dev.hayate.format.EmbeddingTensors;
import dev.hayate.format.ModelDirectory;
import dev.hayate.format.ModelFiles;
import dev.hayate.hub.DownloadListener;
import dev.hayate.hub.HubModelId;
import dev.hayate.hub.ModelHub;
import dev.hayate.table.EmbeddingTable;
import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds the files of a model and puts it together.
final class ModelLoader {
    static final String BUNDLED_PROPERTY = "hayate.bundled";
    static final String BUNDLED_FOLDER = "dev/hayate/models/hayate-ja";

    private ModelLoader() {}

    static StaticEmbeddingModel load(String idOrPath, LoadOptions options) throws IOException {
        Optional<Path> folder = existing(idOrPath);
        if (folder.isPresent()) {
            return load(ModelDirectory.read(folder.get()), options);
        }
        HubModelId id = HubModelId.parse(idOrPath)
                .orElseThrow(() -> new NoSuchFileException(
                        idOrPath,
                        null,
                        "no such folder, and not a hub id either, such as org/name or org/name@revision"));
        return load(ModelDirectory.read(ModelHub.fromEnvironment().model(id, DownloadListener.NONE)), options);
    }

    private static Optional<Path> existing(String path) {
        try {
            return path.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Path.of(path)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    static StaticEmbeddingModel bundled(LoadOptions options) throws IOException {
        String folder = System.getProperty(BUNDLED_PROPERTY);
        if (folder != null) {
            return load(ModelDirectory.read(Path.of(folder)), options);
        }
        ModelFiles files = new ModelFiles.Resources(StaticEmbeddingModel.class.getClassLoader(), BUNDLED_FOLDER);
        try {
            return load(ModelDirectory.read(files), options);
        } catch (NoSuchFileException e) {
            throw new BundledModelMissingException(e);
        }
    }

    static StaticEmbeddingModel load(ModelDirectory directory, LoadOptions options) throws IOException {
        Tokenizer tokenizer = tokenizer(directory);
        EmbeddingTensors tensors = EmbeddingTensors.open(directory, options.compatibility());
        try {
            Compatibility compatibility = tensors.compatibility();
            ModelRules rules = new ModelRules(compatibility, directory.normalization(compatibility));
            EmbeddingTable table = tensors.table(tokenizer);
            if (options.verify()) {
                tensors.verify(table);
            }
            return new StaticEmbeddingModel(directory, rules, tokenizer, tensors, table);
        } catch (IOException | RuntimeException e) {
            tensors.close();
            throw e;
        }
    }

    private static Tokenizer tokenizer(ModelDirectory directory) throws IOException {
        ModelFiles files = directory.files();
        String file = directory.tokenizerFile();
        Optional<Path> path = files.path(file);
        return path.isPresent() ? Tokenizer.load(path.get()) : Tokenizer.fromJson(files.nameOf(file), files.read(file));
    }
}
